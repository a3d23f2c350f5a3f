package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;

/**
 * When each of several stops that one standing served was done: one after the other in the order of
 * the plan, each for its share of the services planned.
 */
final class SharedStanding {
  private SharedStanding() {}

  /**
   * When a stop was done that was left, epoch milliseconds, or no time if it had the standing for
   * itself or nobody knows how long services take.
   */
  static long doneMs(DeliveryPlan plan, PlanTrack track, StopTrack mine) {
    if (!mine.crowded || !mine.departed || mine.leftMs == 0) {
      return PlannedStop.NO_TIME;
    }
    long allMs = 0;
    long upToMineMs = 0;
    for (PlannedStop stop : plan.stops()) {
      StopTrack other = track.stops.get(stop.stopId());
      boolean isOfIt =
          other != null && other.crowded && other.departed && other.arrivedMs == mine.arrivedMs;
      if (isOfIt && stop.serviceMs() == PlannedStop.NO_TIME) {
        return PlannedStop.NO_TIME;
      }
      allMs += isOfIt ? stop.serviceMs() : 0;
      upToMineMs = stop.stopId().equals(mine.stopId) ? allMs : upToMineMs;
    }
    double share = allMs == 0 ? 1 : upToMineMs / (double) allMs;
    return mine.arrivedMs + Math.round(share * (mine.leftMs - mine.arrivedMs));
  }
}
