package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A plan's stops in the order they are to be driven now: a scan may have moved some. */
final class DrivingOrder {
  private DrivingOrder() {}

  /**
   * The stops in order.
   *
   * @param scans of each stop that has any
   */
  static List<PlannedStop> of(DeliveryPlan plan, Map<String, ScansOfStop> scans) {
    boolean isMoved = scans.values().stream().anyMatch(s -> s.sequence() != 0);
    if (!isMoved) {
      return plan.stops();
    }
    List<PlannedStop> order = new ArrayList<>(plan.stops());
    order.sort(
        Comparator.comparingInt((PlannedStop stop) -> 2 * place(stop, scans) - moved(stop, scans))
            .thenComparingInt(PlannedStop::sequence));
    return order;
  }

  private static int place(PlannedStop stop, Map<String, ScansOfStop> scans) {
    int told = scans.getOrDefault(stop.stopId(), ScansOfStop.NONE).sequence();
    return told == 0 ? stop.sequence() : told;
  }

  /** What was moved to a place stands before what was planned there. */
  private static int moved(PlannedStop stop, Map<String, ScansOfStop> scans) {
    return scans.getOrDefault(stop.stopId(), ScansOfStop.NONE).sequence() == 0 ? 0 : 1;
  }
}
