package io.fleet.query.export;

import io.fleet.query.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the exports that run, of everybody and of each caller. Safe for use by many threads. */
final class ExportRoom {
  private static final Duration COME_AGAIN = Duration.ofSeconds(10);

  private final int atOnce;
  private final int perCaller;
  private final Map<String, Integer> byCaller = new HashMap<>();
  private int running;

  ExportRoom(int atOnce, int perCaller) {
    this.atOnce = atOnce;
    this.perCaller = perCaller;
  }

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws ProblemException too-many-exports if there is none, rate-limited if the caller has
   *     enough
   */
  synchronized void enter(String caller) {
    int own = byCaller.getOrDefault(caller, 0);
    if (own >= perCaller) {
      throw ProblemException.tooOften(COME_AGAIN);
    }
    if (running >= atOnce) {
      throw ProblemException.tooManyExports(COME_AGAIN);
    }
    byCaller.put(caller, own + 1);
    running++;
  }

  synchronized void leave(String caller) {
    byCaller.computeIfPresent(caller, (name, own) -> own == 1 ? null : own - 1);
    running--;
  }

  synchronized int running() {
    return running;
  }
}
