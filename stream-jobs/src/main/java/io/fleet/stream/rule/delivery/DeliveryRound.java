package io.fleet.stream.rule.delivery;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One step of the delivery rule in which something may happen: copies that are altered. */
final class DeliveryRound {
  private final DeliveryState before;
  private final DeliveryWork work;
  private final Situation situation;
  private final List<PlanRound> plans = new ArrayList<>(1);
  private final List<Finding> found = new ArrayList<>();
  private Halt halt;

  DeliveryRound(DeliveryState before, Situation situation) {
    this.before = before;
    this.work = situation.settings().deliveries();
    this.situation = situation;
    this.halt = before.standing();
    for (DeliveryPlan plan : work.plans()) {
      PlanTrack known = trackOf(plan);
      PlanTrack mine = known == null ? new PlanTrack(plan) : known.copy();
      plans.add(new PlanRound(plan, mine, work, situation));
    }
  }

  private PlanTrack trackOf(DeliveryPlan plan) {
    for (PlanTrack track : before.plans()) {
      if (track.isOf(plan)) {
        return track;
      }
    }
    return null;
  }

  /** Takes into account what is in force now and was not before. */
  void catchUp(long atMs) {
    if (before.isUpToDate(work)) {
      return;
    }
    for (PlanTrack track : before.plans()) {
      DeliveryPlan plan = work.plan(track.planId);
      boolean isGone = plan == null || !track.isOf(plan);
      Consumer<StopTrack> cancel = stop -> cancel(track, stop, atMs);
      track.stops.values().stream()
          .filter(stop -> isGone ? !track.closed : plan.stop(stop.stopId) == null)
          .forEach(cancel);
      if (isGone && track.eta.slipSinceMs != 0) {
        found.add(SlipAlert.ended(situation.telemetry().vehicleId(), track, atMs));
      }
    }
    for (PlanRound plan : plans) {
      plan.track.stops.keySet().removeIf(stopId -> plan.plan.stop(stopId) == null);
      plan.takeScans(found);
      Outlook.of(plan);
    }
    Motion motion = situation.motion();
    if (before.isEmpty() && motion.isStanding()) {
      halt = new Halt(motion.standingPlace().timeMs(), 0, false, null);
    }
  }

  /** What has been told of a stop that is in no plan any more, and was not over, is taken back. */
  private void cancel(PlanTrack track, StopTrack stop, long atMs) {
    if (stop.departed) {
      return;
    }
    long no = PlannedStop.NO_TIME;
    long arrivedMs = stop.arrivedMs == 0 ? no : stop.arrivedMs;
    DeliveryStop gone =
        new DeliveryStop(
            situation.telemetry().vehicleId(),
            track.planId,
            track.sinceMs,
            stop.stopId,
            0,
            stop.rank,
            StopState.CANCELLED,
            "",
            "plan",
            arrivedMs == no ? "" : "place",
            stop.driverId,
            stop.tripId,
            new DeliveryStop.Times(no, arrivedMs, arrivedMs, no, no),
            new DeliveryStop.Plan("arrival", no, no, no, 0, Telemetry.ABSENT, Telemetry.ABSENT),
            Sla.NONE,
            new DeliveryStop.Signs(stop.outOfOrder, -1, stop.farM),
            null,
            DeliveryStop.Risk.NONE);
    found.add(gone);
    if (stop.lateSinceMs != 0) {
      long endMs = Math.max(atMs, stop.lateSinceMs);
      found.add(DeliveryAlert.late(gone, stop.lateSinceMs, Alert.State.RESOLVED, endMs));
    }
    StopRisk.cancel(gone, stop, atMs, found);
  }

  /** Decides what time alone decides. */
  void passes(long atMs) {
    Motion motion = situation.motion();
    if (halt.nextMs() <= atMs && motion.isStandingDoubtful()) {
      halt = halt.waiting();
    } else if (motion.isStanding()) {
      stays(motion.standingPlace(), atMs);
    }
    plans.forEach(plan -> plan.ring(atMs, found));
  }

  /** Takes the vehicle's motion into account. */
  void moves() {
    Motion motion = situation.motion();
    boolean isSame = motion.isStanding() && motion.standingPlace().timeMs() == halt.sinceMs();
    if (halt.isStanding() && !isSame) {
      Place departure = motion.departure();
      leaves(departure == null ? situation.timeMs() : departure.timeMs(), motion.departedFrom());
    }
    if (motion.isStanding()) {
      if (!isSame) {
        halt = new Halt(motion.standingPlace().timeMs(), 0, false, null);
      }
      if (!motion.isStandingDoubtful()) {
        stays(motion.standingPlace(), situation.timeMs());
      }
    } else if (motion.isAccepted()) {
      open(plan -> plan.drives(motion.fix()));
    }
  }

  /** The plan's round. */
  PlanRound of(DeliveryPlan plan) {
    return plans.get(work.plans().indexOf(plan));
  }

  private void open(Consumer<PlanRound> each) {
    plans.stream().filter(plan -> !plan.track.closed).forEach(each);
  }

  private void stays(Place place, long untilMs) {
    while (halt.nextMs() <= untilMs) {
      long atMs = halt.nextMs();
      halt = halt.decided();
      if (halt.stage() == Halt.THERE) {
        open(plan -> plan.stands(place, atMs));
      } else if (halt.stage() == Halt.SERVED) {
        open(PlanRound::serves);
      } else {
        decideUnplanned(place, atMs);
      }
    }
  }

  private void decideUnplanned(Place place, long atMs) {
    boolean isPlanned = plans.stream().anyMatch(plan -> plan.isAtStop(place, atMs));
    PlanRound open = plans.stream().filter(plan -> !plan.track.closed).findFirst().orElse(null);
    if (!isPlanned && open != null) {
      halt = halt.unplanned(open.plan.planId());
      found.add(unplanned(open.plan, place, PlannedStop.NO_TIME));
    }
  }

  private void leaves(long atMs, Place from) {
    if (from != null) {
      stays(from, atMs);
    }
    DeliveryPlan plan = halt.unplannedPlan() == null ? null : work.plan(halt.unplannedPlan());
    if (plan != null && from != null) {
      found.add(unplanned(plan, from, atMs));
    }
    open(each -> each.leaves(atMs));
    halt = Halt.NONE;
  }

  private DeliveryStop unplanned(DeliveryPlan plan, Place place, long departedMs) {
    long no = PlannedStop.NO_TIME;
    long sinceMs = halt.sinceMs();
    return new DeliveryStop(
        situation.telemetry().vehicleId(),
        plan.planId(),
        plan.sinceMs(),
        "unplanned@" + sinceMs,
        0,
        0,
        StopState.UNPLANNED,
        "",
        "place",
        "place",
        situation.driverId(),
        situation.tripId(),
        new DeliveryStop.Times(no, sinceMs, sinceMs, departedMs, departedMs),
        new DeliveryStop.Plan("arrival", no, no, no, 0, place.latE6(), place.lonE6()),
        Sla.NONE,
        new DeliveryStop.Signs(false, 0, 0),
        null,
        DeliveryStop.Risk.NONE);
  }

  /** The state after, and what is to be told. */
  Step<DeliveryState> end(long atMs) {
    boolean isTouched = !found.isEmpty() || !before.isUpToDate(work);
    for (PlanRound plan : plans) {
      boolean isChanged = plan.ended || !plan.touched.isEmpty();
      isTouched |= isChanged;
      if (isChanged) {
        plan.ringAnew(atMs, found);
        plan.tell(atMs, found);
      }
    }
    if (!isTouched && halt.equals(before.standing())) {
      return Step.unchanged(before);
    }
    if (plans.isEmpty()) {
      return new Step<>(DeliveryState.NONE, found);
    }
    List<PlanTrack> tracks = plans.stream().map(plan -> plan.track).toList();
    return new Step<>(new DeliveryState(tracks, work.scans().size(), halt, before.etas()), found);
  }
}
