package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.eta.Departure;
import io.fleet.stream.rule.eta.Estimate;
import io.fleet.stream.rule.eta.Estimator;
import io.fleet.stream.rule.eta.EtaIssue;
import io.fleet.stream.rule.eta.Progress;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One look at the ETAs of one plan. The next stops are told each time, those after them each
 * minute, all of them every five minutes: what is far away changes little, and a plan of 80 stops
 * would be 80 rows every ten seconds.
 */
final class EtaLook {
  private static final long MINUTE_MS = 60_000;
  private static final long ALL_EVERY_MS = 300_000;
  private static final int NEXT = 3;
  private static final int SOON = 12;

  /** A round that has not begun is looked at so long before it is to begin, ms. */
  private static final long AHEAD_MS = 3_600_000;

  /** Who stands for longer before the first stop has not begun the round, ms. */
  private static final long PARKED_MS = 3_600_000;

  /** A service that is overdue is expected to take so much longer, ms. */
  private static final long OVERDUE_MS = 30_000;

  /** Standing for longer where no stop is, is a halt, ms. */
  private static final long HALT_MS = 180_000;

  /** Detours are noted in steps, m. */
  private static final long DETOUR_M = 100;

  private static final double MM_PER_M = 1_000;

  final DeliveryPlan plan;
  final PlanEta eta;
  final List<RiskWatch.Judgement> judgements = new ArrayList<>(0);
  private final PlanTrack track;
  private final Ahead ahead;
  private final Situation situation;
  private final EtaState before;
  private final Estimator estimator;
  private final Progress progress;
  private final long nowMs;

  EtaLook(
      DeliveryPlan plan,
      PlanTrack track,
      Situation situation,
      EtaState before,
      Estimator estimator,
      Progress progress) {
    this.plan = plan;
    this.track = track;
    this.ahead = track.ahead;
    this.situation = situation;
    this.before = before;
    this.estimator = estimator;
    this.progress = progress;
    this.nowMs = situation.timeMs();
    this.eta = track.eta.copy();
  }

  /** Takes it: what is told is added, what is remembered and judged is left here. */
  void take(List<Finding> found) {
    eta.turnTo(plan);
    if (eta.begun && isParked()) {
      stopLooking(found);
    } else if (eta.begun) {
      follow();
    }
    List<PlannedStop> order = ahead.order();
    boolean looks = !order.isEmpty() && isTimeToLook(order.get(0));
    boolean judges = nowMs - eta.judgedMs >= MINUTE_MS;
    if (looks) {
      boolean promises = eta.begun && !eta.isPromised();
      int told = told(order.size());
      int most = promises ? order.size() : Math.max(told, judges ? RiskWatch.MOST : 0);
      Estimate estimate = estimator.of(departure(eta.begun), progress, order, most);
      if (promises) {
        promise(estimate);
      }
      if (judges) {
        noteDetour(estimate);
        RiskWatch watch = new RiskWatch(plan, track, eta, situation, estimator);
        watch.judge(estimate, judgements);
        watch.judgeSlip(estimate, found);
        eta.judgedMs = nowMs;
      }
      if (told > 0) {
        found.add(issue(estimate, Math.min(told, estimate.stops())));
      }
    } else if (order.isEmpty()) {
      endSlip(found);
    }
  }

  /** Whether what was taken for the beginning of the round was another drive. */
  private boolean isParked() {
    Motion motion = situation.motion();
    return track.reached == 0
        && motion.isStanding()
        && nowMs - motion.standingPlace().timeMs() > PARKED_MS;
  }

  private void stopLooking(List<Finding> found) {
    eta.begun = false;
    eta.promisedS = new int[] {};
    eta.haltMs = 0;
    endSlip(found);
  }

  private void endSlip(List<Finding> found) {
    if (eta.slipSinceMs != 0) {
      found.add(SlipAlert.ended(situation.telemetry().vehicleId(), track, nowMs));
      eta.slipSinceMs = 0;
    }
  }

  /** How many stops are told of this time. */
  private int told(int stops) {
    if (before.crosses(nowMs, ALL_EVERY_MS)) {
      return stops;
    }
    return before.crosses(nowMs, MINUTE_MS) && eta.begun ? SOON : eta.begun ? NEXT : 0;
  }

  /** Whether the vehicle is on its way, or should be before long. */
  private boolean isTimeToLook(PlannedStop first) {
    if (eta.begun) {
      return true;
    }
    boolean isOpen = first.windowFromMs() == PlannedStop.NO_TIME;
    long driveMs = estimator.of(departure(true), progress, ahead.order(), 1).etaMs(0) - nowMs;
    boolean isNear = !isOpen && nowMs >= first.windowFromMs() - driveMs - AHEAD_MS;
    boolean drives = !situation.motion().isStanding() && situation.tripId() != null;
    eta.begun = track.reached > 0 || drives && (isOpen || isNear);
    return eta.begun || isNear;
  }

  private Departure departure(boolean begun) {
    return new Departure(
        situation.motion().fix(), nowMs, Math.max(nowMs, servedMs()), begun, ahead.waits());
  }

  /** When what is being served will be done, epoch milliseconds; 0 if nothing is. */
  private long servedMs() {
    if (ahead.here().isEmpty()) {
      return 0;
    }
    long doneMs = 0;
    for (PlannedStop stop : ahead.here()) {
      boolean opens = ahead.waits() && stop.windowFromMs() != PlannedStop.NO_TIME;
      long arrivedMs = track.stops.get(stop.stopId()).arrivedMs;
      long beginsMs = opens ? Math.max(arrivedMs, stop.windowFromMs()) : arrivedMs;
      doneMs = Math.max(doneMs, beginsMs) + estimator.serviceMs(stop);
    }
    return Math.max(doneMs, nowMs + OVERDUE_MS);
  }

  /** Notes what may be a reason to be late. */
  private void follow() {
    Motion motion = situation.motion();
    if (eta.legNumber != track.reached) {
      eta.legNumber = track.reached;
      eta.detourM += eta.legDetourM;
      eta.legDetourM = 0;
      eta.legMm = 0;
    }
    eta.legMm += before.progress().legMm(motion);
    long standsMs = motion.isStanding() ? nowMs - motion.standingPlace().timeMs() : 0;
    if (standsMs > HALT_MS && ahead.here().isEmpty()) {
      eta.haltMs += Math.min(standsMs, nowMs - before.seenMs());
    }
  }

  /** By how much the leg that is driven is longer than from stop to stop, as far as it is known. */
  private void noteDetour(Estimate estimate) {
    if (ahead.last() != null && ahead.here().isEmpty()) {
      double expectedM = estimator.way().betweenM(ahead.last(), ahead.order().get(0), nowMs);
      double tooFarM = eta.legMm / MM_PER_M + estimate.distanceM(0) - expectedM;
      eta.legDetourM = Math.max(0, Math.round(tooFarM / DETOUR_M)) * DETOUR_M;
    }
  }

  /** What is expected of all stops when the round begins is promised. */
  private void promise(Estimate estimate) {
    int last = plan.stops().get(plan.stops().size() - 1).sequence();
    int[] promised = new int[last + 1];
    Arrays.fill(promised, PlanEta.NOT_PROMISED);
    for (int i = 0; i < estimate.stops(); i++) {
      promised[ahead.order().get(i).sequence()] = PlanEta.promiseOf(plan, estimate.etaMs(i));
    }
    eta.promisedS = promised;
  }

  private EtaIssue issue(Estimate estimate, int stops) {
    long issuedMs = Math.floorDiv(nowMs, EtaState.GRID_MS) * EtaState.GRID_MS;
    List<String> ids = new ArrayList<>(stops);
    for (int i = 0; i < stops; i++) {
      ids.add(ahead.order().get(i).stopId());
    }
    return new EtaIssue(
        situation.telemetry().vehicleId(),
        plan.planId(),
        plan.sinceMs(),
        situation.tripId(),
        issuedMs,
        (int) (nowMs - issuedMs),
        ids,
        estimate);
  }
}
