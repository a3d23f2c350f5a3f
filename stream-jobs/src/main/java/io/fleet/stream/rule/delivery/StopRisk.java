package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;

/** Stops that are expected too late: told before they are, and what came of it. */
final class StopRisk {
  /** It is expected in time again, or was there in time. */
  static final String RECOVERED = "recovered";

  /** It is too late. */
  static final String BREACHED = "breached";

  /** It is not to be served any more. */
  static final String GIVEN_UP = "given_up";

  private StopRisk() {}

  /** Tells a stop at risk. */
  static void begin(PlanRound round, PlannedStop stop, Expectation expected, List<Finding> found) {
    StopTrack mine = round.edit(stop.stopId());
    mine.riskSinceMs = expected.atMs();
    mine.riskFirstMs = mine.riskFirstMs == 0 ? expected.atMs() : mine.riskFirstMs;
    mine.riskReason = expected.reason();
    found.add(DeliveryAlert.atRisk(round.judge(stop), expected));
  }

  /** Ends it, if it was told. */
  static void end(
      PlanRound round, PlannedStop stop, long atMs, String outcome, List<Finding> found) {
    StopTrack known = round.track.stops.get(stop.stopId());
    if (known == null || known.riskSinceMs == 0) {
      return;
    }
    StopTrack mine = round.edit(stop.stopId());
    long sinceMs = mine.riskSinceMs;
    mine.riskSinceMs = 0;
    found.add(DeliveryAlert.atRiskNoMore(round.judge(stop), sinceMs, atMs, outcome));
  }

  /** Something became of a stop: what was told of its risk ends when nothing is open any more. */
  static void settle(PlanRound round, PlannedStop stop, long atMs, List<Finding> found) {
    StopTrack known = round.track.stops.get(stop.stopId());
    DeliveryStop now = round.judge(stop);
    if (known.riskSinceMs == 0
        || now.sla().isOpen()
        || !round.track.closed && isUnsaid(round, known)) {
      return;
    }
    String outcome =
        switch (now.sla()) {
          case EARLY, ON_TIME -> RECOVERED;
          case LATE, MISSED -> BREACHED;
          default -> GIVEN_UP;
        };
    long endMs = Math.max(known.riskSinceMs, Math.min(atMs, now.lastMs()));
    end(round, stop, endMs, outcome, found);
  }

  /** Whether it only shares a standing with the stop beside it, on a round on which is scanned. */
  private static boolean isUnsaid(PlanRound round, StopTrack known) {
    return known.shared && known.scansSeen == 0 && !round.scans().isEmpty();
  }

  /** A stop was taken out of the plan, or the plan was taken back. */
  static void cancel(DeliveryStop gone, StopTrack stop, long atMs, List<Finding> found) {
    if (stop.riskSinceMs != 0) {
      long endMs = Math.max(atMs, stop.riskSinceMs);
      found.add(DeliveryAlert.atRiskNoMore(gone, stop.riskSinceMs, endMs, GIVEN_UP));
    }
  }

  /** The plan is over: its ETAs slip no more. */
  static void endSlip(PlanRound round, long atMs, List<Finding> found) {
    if (round.track.eta.slipSinceMs != 0) {
      found.add(SlipAlert.ended(round.vehicleId(), round.track, atMs));
      PlanEta eta = round.track.eta.copy();
      eta.slipSinceMs = 0;
      round.track.eta = eta;
    }
  }

  /**
   * When a stop is expected.
   *
   * @param atMs as of when, epoch milliseconds
   * @param expectedMs the moment that is held against its window, epoch milliseconds
   * @param reason why so late
   */
  record Expectation(long atMs, long expectedMs, RiskReason reason) {}
}
