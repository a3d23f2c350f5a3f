package io.fleet.chaos.judge;

import io.fleet.chaos.ledger.Entry;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How soon the system was back, in seconds since the fault ended; of a kill, since the kill. What
 * was sent before the fault does not count.
 *
 * @param toldS until a webhook came of something sent since the fault began
 * @param storedS until such a thing was in the store, to the second
 * @param answeredS until the query API answered again; 0 if it always did
 * @param caughtUpS until what is told is as fresh as before
 * @param catchUp how many times as fast as it came the backlog was worked off; 0 without one
 */
record Recovery(double toldS, double storedS, double answeredS, double caughtUpS, double catchUp) {
  /** Fresh is what is told so soon, and whose followers are, too. */
  private static final long FRESH_MS = 2_000;

  private static final int FOLLOWERS = 3;

  /** Never. */
  private static final double NEVER = -1;

  /** A pulse: when it was sent and when something came of it. */
  private record Round(long sentMs, long backMs) {
    boolean isFresh() {
      return backMs - sentMs <= FRESH_MS;
    }
  }

  static Recovery of(Outage outage, Posted posted, ToldAlerts told, Map<String, Long> storedMs) {
    List<Round> rounds = rounds(outage, posted, told.firstMs());
    double toldS = firstBackS(outage, rounds);
    double storedS = firstBackS(outage, rounds(outage, posted, storedMs));
    long caughtUpMs = caughtUpMs(rounds);
    double caughtUpS = caughtUpMs < 0 ? NEVER : outage.sinceEndS(caughtUpMs);
    double workedS = caughtUpS - toldS;
    double backlogS = caughtUpS + (outage.endedMs() - outage.beganMs()) / 1_000.0;
    double catchUp = toldS < 0 || workedS < 0.5 ? 0 : backlogS / workedS;
    return new Recovery(toldS, storedS, answeredS(outage, posted.answers()), caughtUpS, catchUp);
  }

  /** When each pulse was first seen in the store, by vehicle. */
  static Map<String, Long> storedMs(Store store, String prefix)
      throws IOException, InterruptedException {
    String query =
        "SELECT vehicle_id, toUnixTimestamp(min(ingested_at)) FROM telemetry WHERE startsWith(vehicle_id, %s) GROUP BY vehicle_id"
            .formatted(Store.quoted(prefix + "pulse-"));
    Map<String, Long> stored = new HashMap<>();
    for (String line : store.lines(query)) {
      String[] fields = line.split("\t");
      stored.put(fields[0], (Long.parseLong(fields[1]) + 1) * 1_000);
    }
    return stored;
  }

  /** Pulses sent since the fault began, in the order they were sent. */
  private static List<Round> rounds(Outage outage, Posted posted, Map<String, Long> backMs) {
    Map<Long, Round> rounds = new TreeMap<>();
    posted
        .sentMs()
        .forEach(
            (key, sentMs) -> {
              Long back = backMs.get(key.substring(0, key.indexOf('@')));
              if (Posted.isPulse(key) && sentMs >= outage.beganMs() && back != null) {
                rounds.put(sentMs, new Round(sentMs, back));
              }
            });
    return List.copyOf(rounds.values());
  }

  private static double firstBackS(Outage outage, List<Round> rounds) {
    return rounds.stream()
        .filter(round -> round.backMs() >= outage.endedMs())
        .min(Comparator.comparingLong(Round::backMs))
        .map(round -> outage.sinceEndS(round.backMs()))
        .orElse(NEVER);
  }

  /** The moment of the last that was stale, or -1. */
  private static long caughtUpMs(List<Round> rounds) {
    int stale = -1;
    for (int i = 0; i < rounds.size(); i++) {
      stale = rounds.get(i).isFresh() ? stale : i;
    }
    if (rounds.size() - stale <= FOLLOWERS) {
      return -1;
    }
    return stale < 0 ? rounds.get(0).backMs() : rounds.get(stale).backMs();
  }

  private static double answeredS(Outage outage, List<Entry> answers) {
    boolean wasAway = false;
    for (Entry answer : answers) {
      if (answer.atMs() >= outage.beganMs()) {
        wasAway |= !Posted.isGood(answer);
        if (wasAway && Posted.isGood(answer) && answer.atMs() >= outage.endedMs()) {
          return outage.sinceEndS(answer.atMs());
        }
      }
    }
    return wasAway ? NEVER : 0;
  }
}
