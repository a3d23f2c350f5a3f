package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.eta.Estimator;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;

/**
 * What is being served where a vehicle stands, one stop after the other, and when that will be
 * done. What takes longer than expected goes on as what has taken so long usually does.
 */
final class Serving {
  private final List<PlannedStop> here;
  private final long[] doneMs;
  private final long overMs;

  Serving(PlanTrack track, Estimator estimator, long nowMs) {
    this.here = track.ahead.here();
    this.doneMs = new long[here.size()];
    long atMs = 0;
    for (int i = 0; i < doneMs.length; i++) {
      PlannedStop stop = here.get(i);
      boolean opens = track.ahead.waits() && stop.windowFromMs() != PlannedStop.NO_TIME;
      long arrivedMs = track.stops.get(stop.stopId()).arrivedMs;
      long beginsMs = opens ? Math.max(arrivedMs, stop.windowFromMs()) : arrivedMs;
      atMs = Math.max(atMs, beginsMs) + estimator.serviceMs(stop);
      doneMs[i] = atMs;
    }
    this.overMs = doneMs.length == 0 ? 0 : Math.max(0, nowMs - atMs);
    if (doneMs.length > 0) {
      doneMs[doneMs.length - 1] = Math.max(atMs, nowMs + estimator.overdueMs(overMs));
    }
  }

  /** Which stops, in the order they are served. */
  List<PlannedStop> stops() {
    return here;
  }

  /** When one of them will be done, or should have been, epoch milliseconds. */
  long doneMs(int stop) {
    return doneMs[stop];
  }

  /** When all of it will be done, epoch milliseconds; 0 if nothing is served. */
  long leavesMs() {
    return doneMs.length == 0 ? 0 : doneMs[doneMs.length - 1];
  }

  /** By how much all of it takes longer than it should, ms. */
  long overMs() {
    return overMs;
  }
}
