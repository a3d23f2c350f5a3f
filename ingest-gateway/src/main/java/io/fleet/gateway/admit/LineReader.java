package io.fleet.gateway.admit;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body of one JSON object a line; each line is judged on its own, empty ones do not count.
 */
final class LineReader {
  private final byte[] body;
  private final EventJudge judge;
  private final int maxEvents;
  private final List<Verdict> verdicts = new ArrayList<>();

  LineReader(byte[] body, EventJudge judge, int maxEvents) {
    this.body = body;
    this.judge = judge;
    this.maxEvents = maxEvents;
  }

  List<Verdict> read() throws BodyRefusedException {
    for (int from = 0; from < body.length; ) {
      int to = endOfLine(from);
      readLine(from, to);
      from = to + 1;
    }
    return verdicts;
  }

  private void readLine(int lineStart, int lineEnd) throws BodyRefusedException {
    int from = lineStart;
    int to = lineEnd;
    while (from < to && isBlank(body[from])) {
      from++;
    }
    while (to > from && isBlank(body[to - 1])) {
      to--;
    }
    if (from == to) {
      return;
    }
    if (verdicts.size() == maxEvents) {
      throw Admission.tooMany(maxEvents);
    }
    verdicts.add(judge.judge(verdicts.size(), body, from, to));
  }

  private int endOfLine(int from) {
    int to = from;
    while (to < body.length && body[to] != '\n') {
      to++;
    }
    return to;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isBlank(bytes[i])) {
        return false;
      }
    }
    return true;
  }
}
