package io.fleet.chaos.judge;

import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one drive sent and heard.
 *
 * @param sentMs when each event was first posted, by its key
 * @param acknowledged keys of events the gateway has
 * @param refused keys of events it will not have
 * @param answers of the query API
 */
record Posted(
    Map<String, Long> sentMs, Set<String> acknowledged, Set<String> refused, List<Entry> answers) {

  static Posted read(Path ledger) throws IOException {
    Posted posted =
        new Posted(new HashMap<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>());
    Ledger.read(ledger, posted::add);
    return posted;
  }

  private void add(Entry entry) {
    switch (entry.kind()) {
      case SENT -> sentMs.putIfAbsent(key(entry), entry.atMs());
      case ACKNOWLEDGED -> acknowledged.add(key(entry));
      case REFUSED -> refused.add(key(entry));
      case ANSWERED -> answers.add(entry);
      default -> throw new IllegalStateException("not of a drive: " + entry);
    }
  }

  private static String key(Entry event) {
    return key(event.word(0), event.number(1));
  }

  /** An event is its vehicle and its time: no script has two of one moment. */
  static String key(String vehicleId, long timeMs) {
    return vehicleId + "@" + timeMs;
  }

  static boolean isPulse(String key) {
    return key.contains("pulse-");
  }

  /** When it began, epoch milliseconds. */
  long beganMs() {
    return sentMs.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  /** Whether an answer is one. */
  static boolean isGood(Entry answer) {
    return answer.kind() == Kind.ANSWERED && answer.number(0) == 200;
  }
}
