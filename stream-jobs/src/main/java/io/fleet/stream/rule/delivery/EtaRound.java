package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.eta.Estimator;
import io.fleet.stream.rule.eta.Progress;
import io.fleet.stream.rule.eta.RoutePlaces;
import io.fleet.stream.rule.eta.RouteWay;
import io.fleet.stream.rule.eta.StraightWay;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.TravelTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at a vehicle's ETAs: at most every ten seconds of its time while it drives, every minute
 * while it stands, at an event that brings a fix.
 */
final class EtaRound {
  private static final long MINUTE_MS = 60_000;

  private final DeliveryState before;
  private final Situation situation;
  private final DeliveryWork work;
  private final Progress progress;
  private final List<Finding> found;

  private EtaRound(Step<DeliveryState> step, Situation situation) {
    this.before = step.after();
    this.situation = situation;
    this.work = situation.settings().deliveries();
    this.progress = before.etas().progress().seen(situation.motion());
    this.found = new ArrayList<>(step.findings());
  }

  /** Whether the next look is due. */
  static boolean isDue(DeliveryState state, Situation situation) {
    Motion motion = situation.motion();
    if (state.isEmpty() || !motion.isAccepted()) {
      return false;
    }
    long atMs = situation.timeMs();
    boolean stands = motion.isStanding() && atMs - motion.standingPlace().timeMs() > MINUTE_MS;
    return state.etas().crosses(atMs, stands ? MINUTE_MS : EtaState.GRID_MS);
  }

  /** The step, and what the look adds to it. */
  static Step<DeliveryState> after(Step<DeliveryState> step, Situation situation) {
    return new EtaRound(step, situation).look();
  }

  private Step<DeliveryState> look() {
    List<PlanTrack> tracks = new ArrayList<>(before.plans().size());
    List<EtaLook> looks = new ArrayList<>(before.plans().size());
    for (int i = 0; i < before.plans().size(); i++) {
      PlanTrack track = before.plans().get(i);
      DeliveryPlan plan = work.plans().get(i);
      if (track.closed) {
        tracks.add(track);
        continue;
      }
      TravelTimes travel = situation.settings().travel();
      if (track.ahead == null || !track.ahead.travel().equals(travel)) {
        track.ahead = Ahead.of(new PlanRound(plan, track, work, situation), travel);
      }
      track.places = RoutePlaces.of(plan, situation.settings().routes(), track.places);
      EtaLook look = new EtaLook(plan, track, situation, before.etas(), estimator(track), progress);
      look.take(found);
      tracks.add(track.with(look.eta));
      looks.add(look);
    }
    EtaState etas = new EtaState(situation.timeMs(), progress);
    DeliveryState after = new DeliveryState(tracks, before.scans(), before.standing(), etas);
    return judged(after, looks);
  }

  private Estimator estimator(PlanTrack track) {
    TravelTimes travel = situation.settings().travel();
    StraightWay straight = new StraightWay(travel);
    Ahead ahead = track.ahead;
    if (track.places == null || ahead.order().isEmpty()) {
      return new Estimator(straight, travel);
    }
    Place from = situation.motion().fix();
    PlannedStop next = ahead.order().get(0);
    return new Estimator(new RouteWay(track.places, straight, ahead.last(), from, next), travel);
  }

  /** With the stops that have come to be at risk, or are no more. */
  private Step<DeliveryState> judged(DeliveryState after, List<EtaLook> looks) {
    if (looks.stream().allMatch(look -> look.judgements.isEmpty())) {
      return new Step<>(after, found);
    }
    DeliveryRound round = new DeliveryRound(after, situation);
    List<Finding> alerts = new ArrayList<>();
    looks.forEach(look -> look.judgements.forEach(each -> each.tell(round.of(look.plan), alerts)));
    Step<DeliveryState> step = round.end(situation.timeMs());
    found.addAll(alerts);
    found.addAll(step.findings());
    return new Step<>(step.after(), found);
  }
}
