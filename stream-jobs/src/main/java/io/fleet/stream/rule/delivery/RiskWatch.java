package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.eta.Estimate;
import io.fleet.stream.rule.eta.Estimator;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.plan.SlaBasis;
import io.fleet.stream.rule.settings.DeliverySettings;
import java.util.BitSet;
import java.util.List;

/**
 * Holds ETAs against windows and promises, once a minute: what is too late twice in a row is told.
 * Only of the next stops, so that a breakdown early on a round does not tell all of it at once.
 */
final class RiskWatch {
  /** Of so many next stops. */
  static final int MOST = 32;

  /** A detour is driven at so much, m/s: 36 km/h. */
  private static final double DETOUR_MPS = 10;

  private static final double MS_PER_S = 1_000;

  private final DeliveryPlan plan;
  private final PlanTrack track;
  private final PlanEta eta;
  private final Situation situation;
  private final Estimator estimator;
  private final Serving serving;
  private final long nowMs;

  /**
   * What has come of a stop.
   *
   * @param expected when it is too late, or null if it is in time again
   */
  record Judgement(PlannedStop stop, StopRisk.Expectation expected, long atMs) {
    void tell(PlanRound round, List<Finding> found) {
      if (expected == null) {
        StopRisk.end(round, stop, atMs, StopRisk.RECOVERED, found);
      } else if (round.judge(stop).sla().isOpen()) {
        StopRisk.begin(round, stop, expected, found);
      }
    }
  }

  /**
   * A watch.
   *
   * @param eta is altered
   */
  RiskWatch(
      DeliveryPlan plan,
      PlanTrack track,
      PlanEta eta,
      Situation situation,
      Estimator estimator,
      Serving serving) {
    this.plan = plan;
    this.track = track;
    this.eta = eta;
    this.situation = situation;
    this.estimator = estimator;
    this.serving = serving;
    this.nowMs = situation.timeMs();
  }

  /** Which stops have come to be at risk, or are no more. */
  void judge(Estimate estimate, List<Judgement> judgements) {
    BitSet doubtful = new BitSet();
    for (int i = 0; i < serving.stops().size() && plan.basis() == SlaBasis.COMPLETION; i++) {
      PlannedStop stop = serving.stops().get(i);
      long arrivedMs = track.stops.get(stop.stopId()).arrivedMs;
      judge(stop, arrivedMs, Math.max(nowMs, serving.doneMs(i)), doubtful, judgements);
    }
    for (int i = 0; i < Math.min(MOST, estimate.stops()); i++) {
      PlannedStop stop = track.ahead.order().get(i);
      long etaMs = estimate.etaMs(i);
      judge(stop, etaMs, expectedMs(stop, etaMs), doubtful, judgements);
    }
    eta.doubtful = doubtful;
  }

  private void judge(
      PlannedStop stop, long etaMs, long expectedMs, BitSet doubtful, List<Judgement> judgements) {
    StopTrack known = track.stops.get(stop.stopId());
    boolean isLate = known != null && known.lateSinceMs != 0;
    if (stop.windowToMs() == PlannedStop.NO_TIME || isLate || stop.windowToMs() < nowMs) {
      return;
    }
    long latestMs = stop.windowToMs() - situation.settings().delivery().atRiskMs();
    boolean isTold = known != null && known.riskSinceMs != 0;
    if (isTold) {
      if (expectedMs <= latestMs - DeliverySettings.TAKEN_BACK_MS) {
        judgements.add(new Judgement(stop, null, nowMs));
      }
    } else if (expectedMs > latestMs) {
      if (eta.doubtful.get(stop.sequence())) {
        RiskReason reason = reason(stop, etaMs, latestMs);
        StopRisk.Expectation expected = new StopRisk.Expectation(nowMs, expectedMs, reason);
        judgements.add(new Judgement(stop, expected, nowMs));
      } else {
        doubtful.set(stop.sequence());
      }
    }
  }

  /** The moment that will be held against the window. */
  private long expectedMs(PlannedStop stop, long etaMs) {
    if (plan.basis() == SlaBasis.ARRIVAL) {
      return etaMs;
    }
    boolean opens = track.ahead.waits() && stop.windowFromMs() != PlannedStop.NO_TIME;
    long beginsMs = opens ? Math.max(etaMs, stop.windowFromMs()) : etaMs;
    boolean isStart = plan.basis() == SlaBasis.SERVICE_START;
    return isStart ? beginsMs : beginsMs + estimator.serviceMs(stop);
  }

  /** What took most of the time that is missing. */
  private RiskReason reason(PlannedStop stop, long etaMs, long latestMs) {
    long promisedMs = eta.promisedMs(plan, stop.sequence());
    if (!eta.begun || promisedMs > latestMs) {
      return RiskReason.LATE_DEPARTURE;
    }
    double detourMs = (eta.detourM + eta.legDetourM) / DETOUR_MPS * MS_PER_S;
    long serviceMs = track.ahead.overrunMs() + serving.overMs();
    double trafficMs = etaMs - promisedMs - serviceMs - detourMs - eta.haltMs;
    double most = Math.max(Math.max(serviceMs, detourMs), Math.max(trafficMs, eta.haltMs));
    if (most == serviceMs) {
      return RiskReason.LONG_SERVICE;
    }
    return most == trafficMs
        ? RiskReason.TRAFFIC
        : most == detourMs ? RiskReason.DETOUR : RiskReason.HALT;
  }

  /** Whether stops are expected much later than they were promised. */
  void judgeSlip(Estimate estimate, List<Finding> found) {
    int slipped = 0;
    int worst = -1;
    long worstMs = 0;
    long bound = situation.settings().delivery().slipMs();
    for (int i = 0; i < Math.min(MOST, estimate.stops()); i++) {
      long promisedMs = eta.promisedMs(plan, track.ahead.order().get(i).sequence());
      long slipMs = promisedMs == PlanEta.NOT_PROMISED ? 0 : estimate.etaMs(i) - promisedMs;
      slipped += slipMs > bound ? 1 : 0;
      worst = slipMs > worstMs ? i : worst;
      worstMs = Math.max(worstMs, slipMs);
    }
    if (eta.slipSinceMs != 0) {
      if (worstMs <= Math.max(0, bound - DeliverySettings.TAKEN_BACK_MS)) {
        found.add(SlipAlert.ended(situation.telemetry().vehicleId(), track, nowMs));
        eta.slipSinceMs = 0;
      }
    } else if (slipped > 0 && eta.slipDoubtful) {
      String stopId = track.ahead.order().get(worst).stopId();
      long etaMs = estimate.etaMs(worst);
      found.add(SlipAlert.begun(situation, track, slipped, stopId, etaMs, worstMs));
      eta.slipSinceMs = nowMs;
    }
    eta.slipDoubtful = slipped > 0;
  }
}
