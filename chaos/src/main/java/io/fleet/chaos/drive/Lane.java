package io.fleet.chaos.drive;

import io.fleet.chaos.drive.GatewayPost.Outcome;
import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Some vehicles' events, posted in their order: nothing is sent before what lies before it was
 * acknowledged or refused.
 */
final class Lane implements Callable<Void> {
  private static final int MOST_IN_A_BODY = 200;
  private static final long AGAIN_MS = 250;

  private final List<ScriptLine> lines;
  private final GatewayPost gateway;
  private final Ledger ledger;
  private final long startNs;

  /**
   * @param lines in the order they are due
   * @param startNs of the drive, by {@link System#nanoTime}
   */
  Lane(List<ScriptLine> lines, GatewayPost gateway, Ledger ledger, long startNs) {
    this.lines = lines;
    this.gateway = gateway;
    this.ledger = ledger;
    this.startNs = startNs;
  }

  @Override
  public Void call() throws InterruptedException {
    int next = 0;
    while (next < lines.size()) {
      sleepUntil(lines.get(next).offsetMs());
      List<ScriptLine> due = due(next);
      ledger.write(entries(Kind.SENT, due));
      deliver(due);
      next += due.size();
    }
    return null;
  }

  /** At least one; those that are posted alone are. */
  private List<ScriptLine> due(int from) {
    int to = from + 1;
    if (!lines.get(from).alone()) {
      long nowMs = sinceStartMs();
      while (to < lines.size()
          && to - from < MOST_IN_A_BODY
          && lines.get(to).offsetMs() <= nowMs
          && !lines.get(to).alone()) {
        to++;
      }
    }
    return lines.subList(from, to);
  }

  private void deliver(List<ScriptLine> events) throws InterruptedException {
    String body = events.stream().map(ScriptLine::json).collect(Collectors.joining("\n"));
    Outcome outcome = gateway.post(body, events.size());
    while (outcome == Outcome.UNKNOWN) {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      outcome = gateway.post(body, events.size());
    }
    if (outcome == Outcome.ACCEPTED) {
      ledger.write(entries(Kind.ACKNOWLEDGED, events));
    } else if (events.size() == 1) {
      ledger.write(entries(Kind.REFUSED, events));
    } else {
      for (ScriptLine event : events) {
        deliver(List.of(event));
      }
    }
  }

  private static List<Entry> entries(Kind kind, List<ScriptLine> events) {
    return events.stream()
        .map(event -> Entry.now(kind, event.vehicleId(), Long.toString(event.timeMs())))
        .toList();
  }

  private long sinceStartMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
  }

  private void sleepUntil(long offsetMs) throws InterruptedException {
    long waitMs = offsetMs - sinceStartMs();
    if (waitMs > 0) {
      TimeUnit.MILLISECONDS.sleep(waitMs);
    }
  }
}
