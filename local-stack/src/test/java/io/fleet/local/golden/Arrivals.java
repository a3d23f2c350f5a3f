package io.fleet.local.golden;

import io.fleet.events.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The ways in which one vehicle's events may reach the log. */
enum Arrivals {
  /** Each at once. */
  IN_ORDER(0, 0, 0),
  /** Each 0–3 s late. */
  SHUFFLED(3_000, 0, 0),
  /** A fifth of them twice, the second time 0–3 s later. */
  DUPLICATED(0, 0.2, 0),
  /** All of it six hours late, at once: no time passes between two of them. */
  BACKLOG(0, 0, 6 * 3_600_000L);

  private final int delayMs;
  private final double twice;
  private final long backlogMs;

  Arrivals(int delayMs, double twice, long backlogMs) {
    this.delayMs = delayMs;
    this.twice = twice;
    this.backlogMs = backlogMs;
  }

  /** An event and when it reaches the log, epoch milliseconds. */
  record Arrival(long atMs, Telemetry event) {}

  /**
   * @param inOrder the events in the order of vehicle time
   */
  List<Arrival> of(List<Telemetry> inOrder, Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    long allAtMs = inOrder.get(inOrder.size() - 1).timestampMs() + backlogMs;
    for (Telemetry event : inOrder) {
      long atMs = backlogMs > 0 ? allAtMs : event.timestampMs() + random.nextInt(delayMs + 1);
      arrivals.add(new Arrival(atMs, event));
      if (random.nextDouble() < twice) {
        arrivals.add(new Arrival(atMs + random.nextInt(3_001), event));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atMs));
    return arrivals;
  }
}
