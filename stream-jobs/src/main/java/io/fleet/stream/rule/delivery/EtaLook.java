package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.eta.Departure;
import io.fleet.stream.rule.eta.Estimate;
import io.fleet.stream.rule.eta.Estimator;
import io.fleet.stream.rule.eta.EtaIssue;
import io.fleet.stream.rule.eta.Progress;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
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
  private final Serving serving;
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
    this.serving = new Serving(track, estimator, nowMs);
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
    boolean looks =
        order.isEmpty() ? serving.leavesMs() != 0 : eta.begun || isTimeToLook(order.get(0));
    boolean judges = nowMs - eta.judgedMs >= MINUTE_MS;
    if (looks) {
      boolean promises = eta.begun && !eta.isPromised() && !order.isEmpty();
      int told = told(order.size());
      int most = promises ? order.size() : Math.max(told, judges ? RiskWatch.MOST : 0);
      Estimate estimate = estimator.of(departure(eta.begun), progress, order, most);
      if (promises) {
        promise(estimate);
      }
      if (judges) {
        noteDetour(estimate);
        RiskWatch watch = new RiskWatch(plan, track, eta, situation, estimator, serving);
        watch.judge(estimate, judgements);
        watch.judgeSlip(estimate, found);
        eta.judgedMs = nowMs;
      }
      if (told > 0 && !order.isEmpty()) {
        found.add(issue(estimate, Math.min(told, estimate.stops())));
      }
    }
    if (order.isEmpty()) {
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
    boolean isOpen = first.windowFromMs() == PlannedStop.NO_TIME;
    Departure atOnce =
        new Departure(situation.motion().fix(), nowMs, nowMs, true, false, ahead.waits());
    long driveMs = estimator.of(atOnce, progress, ahead.order(), 1).etaMs(0) - nowMs;
    boolean isNear = !isOpen && nowMs >= first.windowFromMs() - driveMs - AHEAD_MS;
    boolean drives = !situation.motion().isStanding() && situation.tripId() != null;
    eta.begun = track.reached > 0 || drives && (isOpen || isNear);
    return eta.begun || isNear;
  }

  private Departure departure(boolean begun) {
    long leavesMs = Math.max(nowMs, serving.leavesMs());
    if (begun && situation.motion().isStanding() && ahead.here().isEmpty()) {
      leavesMs =
          Math.max(leavesMs, isAtStop() ? servesOnMs() : nowMs + estimator.haltMs(standsMs()));
    }
    return new Departure(
        situation.motion().fix(), nowMs, leavesMs, begun, !ahead.isScanned(), ahead.waits());
  }

  /** How long the vehicle has stood, ms; 0 if it does not. */
  private long standsMs() {
    Motion motion = situation.motion();
    return motion.isStanding() ? nowMs - motion.standingPlace().timeMs() : 0;
  }

  /** Whether it stands at a stop, be it one that is done. */
  private boolean isAtStop() {
    StopPlaces places = new StopPlaces(situation.fences());
    Place place = situation.motion().standingPlace();
    return plan.stops().stream().anyMatch(stop -> places.isAt(stop, place, nowMs));
  }

  /** When it will leave a stop that was done before. */
  private long servesOnMs() {
    long standsMs = standsMs();
    if (standsMs < Halt.THERE_AFTER_MS) {
      return nowMs;
    }
    long usualMs = estimator.serviceMs();
    return Math.max(
        nowMs - standsMs + usualMs, nowMs + estimator.overdueMs(Math.max(0, standsMs - usualMs)));
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
    if (standsMs() > HALT_MS && ahead.here().isEmpty() && !isAtStop()) {
      eta.haltMs += Math.min(standsMs(), nowMs - before.seenMs());
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
