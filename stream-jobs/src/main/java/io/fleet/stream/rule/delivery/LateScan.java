package io.fleet.stream.rule.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.plan.SlaBasis;

/**
 * Whether a scan that comes late says no more than {@link StopJudge} makes of it: then the stop's
 * row is right as soon as the scan is known, and nothing else would have come otherwise.
 *
 * <p>That is so if the vehicle was known to stand at the stop when it was scanned, if the stop was
 * not given up by any scan, and if nothing that time alone decides (the window's end, a long
 * service) hangs on what the scan says.
 */
final class LateScan {
  private LateScan() {}

  /**
   * Judges a scan.
   *
   * @param work what was in force before it came
   */
  static boolean changesOnlyItsStop(DeliveryState state, DeliveryScan late, DeliveryWork work) {
    if (givesUpOrMoves(late) || work.scans().stream().anyMatch(s -> isOfGivenUp(s, late))) {
      return false;
    }
    for (DeliveryPlan plan : work.plans()) {
      boolean isOfPlan = late.planId() == null || late.planId().equals(plan.planId());
      PlannedStop stop = isOfPlan ? plan.stop(late.stopId()) : null;
      if (stop != null && late.timestampMs() >= plan.sinceMs()) {
        PlanTrack track = trackOf(state, plan);
        if (track == null || !saysOnlyItself(late, plan, stop, track.stops.get(late.stopId()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean givesUpOrMoves(DeliveryScan scan) {
    String type = scan.eventType();
    return type.equals(DeliveryScan.FAILED)
        || type.equals(DeliveryScan.SKIPPED)
        || type.equals(DeliveryScan.RESEQUENCED);
  }

  private static boolean isOfGivenUp(DeliveryScan scan, DeliveryScan late) {
    return scan.stopId().equals(late.stopId()) && givesUpOrMoves(scan);
  }

  /** What is known of this very version of a plan, or null. */
  private static PlanTrack trackOf(DeliveryState state, DeliveryPlan plan) {
    for (PlanTrack track : state.plans()) {
      if (track.isUpToDate(plan)) {
        return track;
      }
    }
    return null;
  }

  private static boolean saysOnlyItself(
      DeliveryScan late, DeliveryPlan plan, PlannedStop stop, StopTrack known) {
    long atMs = late.timestampMs();
    boolean isSame = plan.fromMs() <= atMs && stop.isCircle() && !plan.hasFences();
    boolean wasAlone = known != null && !known.shared && !known.crowded;
    boolean wasThere = wasAlone && known.stoodAt(atMs);
    if (!isSame || !wasThere || known.longTold) {
      return false;
    }
    boolean endsService = plan.basis() == SlaBasis.COMPLETION;
    boolean hasWindow = stop.windowToMs() != PlannedStop.NO_TIME;
    boolean isTimed = stop.serviceMs() != PlannedStop.NO_TIME;
    boolean isDelivery = late.eventType().equals(DeliveryScan.DELIVERED);
    return !(endsService && hasWindow) && (isDelivery || !isTimed);
  }
}
