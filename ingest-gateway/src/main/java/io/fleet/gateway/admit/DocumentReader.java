package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body that is one JSON document, an object or an array, in one pass of the parser; the
 * parser's byte offsets cut each event out as it was sent. A document that breaks anywhere is
 * refused as a whole.
 */
final class DocumentReader {
  private final byte[] body;
  private final EventJudge judge;
  private final int maxEvents;
  private final List<Verdict> verdicts = new ArrayList<>();

  DocumentReader(byte[] body, EventJudge judge, int maxEvents) {
    this.body = body;
    this.judge = judge;
    this.maxEvents = maxEvents;
  }

  /**
   * Reads the document.
   *
   * @return a verdict per event, or null if the body turns out to be lines
   */
  List<Verdict> read() throws BodyRefusedException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      JsonToken first = in.nextToken();
      if (first == JsonToken.START_ARRAY) {
        readArray(in);
      } else if (first == JsonToken.START_OBJECT) {
        int from = tokenStart(in);
        verdicts.add(readEvent(in));
        if (isFirstOfLines(from, end(in))) {
          return null;
        }
      } else {
        throw malformed("a JSON object, an array of objects, or one object a line expected");
      }
      if (in.nextToken() != null) {
        throw malformed("content after the end of the JSON document");
      }
      return verdicts;
    } catch (IOException e) {
      throw malformed(messageOf(e));
    }
  }

  private void readArray(JsonParser in) throws IOException, BodyRefusedException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (verdicts.size() == maxEvents) {
        throw Admission.tooMany(maxEvents);
      }
      if (in.currentToken() == JsonToken.START_OBJECT) {
        verdicts.add(readEvent(in));
      } else {
        in.skipChildren();
        verdicts.add(judge.noObject(verdicts.size(), "a JSON object expected"));
      }
    }
  }

  private Verdict readEvent(JsonParser in) throws IOException, BodyRefusedException {
    return judge.judge(verdicts.size(), in, body, tokenStart(in));
  }

  /** An object that fills the first line, with more below it. */
  private boolean isFirstOfLines(int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] == '\n') {
        return false;
      }
    }
    int next = to;
    while (next < body.length && body[next] != '\n' && LineReader.isBlank(body[next])) {
      next++;
    }
    return next < body.length && body[next] == '\n' && !LineReader.isBlank(body, next, body.length);
  }

  private static int tokenStart(JsonParser in) throws BodyRefusedException {
    long offset = in.currentTokenLocation().getByteOffset();
    if (offset < 0) {
      throw malformed("UTF-8 expected");
    }
    return (int) offset;
  }

  private static int end(JsonParser in) {
    return (int) in.currentLocation().getByteOffset();
  }

  private static BodyRefusedException malformed(String detail) {
    return new BodyRefusedException(Reason.MALFORMED, detail);
  }

  /** Where it breaks, without the content that the parser may quote. */
  private static String messageOf(IOException e) {
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return "no JSON at byte " + json.getLocation().getByteOffset();
    }
    return "no JSON";
  }
}
