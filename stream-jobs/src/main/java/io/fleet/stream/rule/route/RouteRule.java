package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.route.OffRoute.ClosedBy;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.trip.Trip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds vehicles against the routes they are to take.
 *
 * <p>A route counts from the first fix in its corridor on, and until its end is reached. A vehicle
 * is off it from the first fix farther off than the corridor on, once that has lasted for as long
 * as the settings say and a fix lies beyond by more than its receiver errs; and until the first fix
 * back in it, once that has lasted as long. Its trip's end, a silence as long as ends a trip, and a
 * route that is taken back end it at the last fix. What is driven is counted on every trip: before
 * the route was come to, in its corridor, off it, and after its end.
 */
public final class RouteRule implements Rule<RouteState> {
  /** After so long a rest a route that no plan has for once is driven from its beginning again. */
  static final long REST_MS = Duration.ofHours(4).toMillis();

  /** Runs of trips that go on are told so often. */
  static final long REFRESH_MS = 300_000;

  @Override
  public String name() {
    return "route";
  }

  @Override
  public RouteState initial() {
    return RouteState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<RouteState> step(RouteState before, Situation situation) {
    List<PlannedRoute> routes = situation.settings().routes();
    boolean nowhere = before.isEmpty() && routes.isEmpty();
    boolean accepted = situation.motion().isAccepted();
    if (nowhere || (!accepted && !before.isOutdated(routes))) {
      return Step.unchanged(before);
    }
    List<Finding> found = new ArrayList<>(0);
    RouteState state = before.isOutdated(routes) ? current(before, situation, found) : before;
    if (accepted) {
      state = move(state, situation, found);
    }
    return new Step<>(state, found.isEmpty() ? List.of() : found);
  }

  private static RouteState move(RouteState state, Situation situation, List<Finding> found) {
    List<PlannedRoute> routes = situation.settings().routes();
    List<RouteTrack> after = new ArrayList<>(routes.size());
    boolean onTrip = state.tripId() != null || situation.tripId() != null;
    long restMs = onTrip ? 0 : restMs(state, situation);
    for (PlannedRoute route : routes) {
      RouteTrack known = trackOf(state, route);
      if (known != null && restMs >= REST_MS) {
        known = known.copy();
        known.beginAnew();
      }
      RouteTrack track = RouteStep.of(situation, route, known, state.lastFixMs(), found);
      if (restMs >= situation.settings().trip().standingMs()) {
        track.metres = Metres.NONE;
      }
      after.add(track);
    }
    String tripId = situation.tripId() == null ? state.tripId() : situation.tripId();
    return routes.isEmpty()
        ? RouteState.NONE
        : new RouteState(List.copyOf(after), tripId, situation.motion().fix().timeMs());
  }

  /** For how long it has stood, or nothing was heard of it. */
  private static long restMs(RouteState state, Situation situation) {
    Motion motion = situation.motion();
    long fixMs = motion.fix().timeMs();
    long stoodMs = motion.isStanding() ? fixMs - motion.standingPlace().timeMs() : 0;
    return state.isEmpty() ? stoodMs : Math.max(stoodMs, fixMs - state.lastFixMs());
  }

  private static RouteTrack trackOf(RouteState state, PlannedRoute route) {
    for (RouteTrack track : state.tracks()) {
      if (track.isOf(route)) {
        return track;
      }
    }
    return null;
  }

  /** Without the routes that are not to be taken any more. */
  private static RouteState current(RouteState state, Situation situation, List<Finding> found) {
    List<RouteTrack> kept = new ArrayList<>(state.tracks().size());
    for (RouteTrack track : state.tracks()) {
      if (RouteState.routeOf(track, situation.settings().routes()) != null) {
        kept.add(track);
        continue;
      }
      RouteTrack last = track.copy();
      RouteEnds.end(last, situation.telemetry().vehicleId(), ClosedBy.ROUTE, found);
      if (last.toldMs != RouteTrack.NEVER) {
        found.add(RouteRuns.of(last, state, situation));
      }
    }
    return kept.isEmpty()
        ? RouteState.NONE
        : new RouteState(List.copyOf(kept), state.tripId(), state.lastFixMs());
  }

  @Override
  public Step<RouteState> observe(RouteState before, List<Finding> found, Situation situation) {
    if (before.isEmpty()) {
      return Step.unchanged(before);
    }
    RouteState state = before;
    List<Finding> told = new ArrayList<>(0);
    for (Finding finding : found) {
      boolean isIts = finding instanceof Trip trip && trip.tripId().equals(state.tripId());
      state = isIts ? RouteRuns.tell(state, (Trip) finding, told) : state;
    }
    return state == before ? Step.unchanged(before) : new Step<>(state, told);
  }

  @Override
  public long nextTimerMs(RouteState state, Settings settings) {
    if (state.isEmpty()) {
      return NO_TIMER;
    }
    if (state.isOutdated(settings.routes())) {
      return state.lastFixMs();
    }
    return state.isOff() ? lostAtMs(state, settings) : NO_TIMER;
  }

  @Override
  public Step<RouteState> timer(RouteState before, long atMs, Situation last) {
    List<Finding> found = new ArrayList<>();
    boolean outdated = before.isOutdated(last.settings().routes());
    RouteState state = outdated ? current(before, last, found) : before;
    boolean lost = state.isOff() && atMs >= lostAtMs(state, last.settings());
    return new Step<>(lost ? lost(state, last, found) : state, found);
  }

  private static long lostAtMs(RouteState state, Settings settings) {
    return state.lastFixMs() + settings.trip().noDataMs();
  }

  /** Nothing was heard of the vehicle: it is off its routes no longer than it was seen to be. */
  private static RouteState lost(RouteState state, Situation last, List<Finding> found) {
    List<RouteTrack> after = new ArrayList<>(state.tracks().size());
    for (RouteTrack track : state.tracks()) {
      RouteTrack lost = track.copy();
      RouteEnds.end(lost, last.telemetry().vehicleId(), ClosedBy.GAP, found);
      after.add(lost);
    }
    return new RouteState(List.copyOf(after), state.tripId(), state.lastFixMs());
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(RouteState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public RouteState read(ByteReader in, int writtenVersion) {
    return RouteState.read(in);
  }
}
