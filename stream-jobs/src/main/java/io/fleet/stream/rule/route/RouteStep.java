package io.fleet.stream.rule.route;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.line.RoutePoint;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.motion.ReceiverError;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.route.OffRoute.ClosedBy;
import io.fleet.stream.rule.route.RouteRun.Phase;
import java.util.List;

/** One fix of a vehicle, held against one of its routes. */
final class RouteStep {
  /** A route's end is reached so far before it, m, or as far as its corridor reaches. */
  private static final double END_M = 100;

  /** What was come along beyond twice the way driven and this was not driven, mm. */
  private static final long STRAIGHTER_MM = 100_000;

  private static final double MM_PER_M = 1_000;

  private final Situation situation;
  private final List<Finding> found;
  private final PlannedRoute route;
  private final RouteTrack track;
  private final Place fix;
  private final long corridorMm;

  private RouteStep(
      Situation situation, PlannedRoute route, RouteTrack track, List<Finding> found) {
    this.situation = situation;
    this.route = route;
    this.track = track;
    this.found = found;
    this.fix = situation.motion().fix();
    boolean isSaid = route.corridorM() != PlannedRoute.NO_CORRIDOR;
    int corridorM = isSaid ? route.corridorM() : situation.settings().route().offM();
    this.corridorMm = corridorM * (long) MM_PER_M;
  }

  /**
   * Holds a believed fix against a route.
   *
   * @param before what is known of it, or null
   * @param lastFixMs when the fix before was, epoch milliseconds
   * @param found is added to
   */
  static RouteTrack of(
      Situation situation,
      PlannedRoute route,
      RouteTrack before,
      long lastFixMs,
      List<Finding> found) {
    RouteTrack track = before == null ? RouteTrack.of(route) : before.copy();
    if (!track.follows(route)) {
      track.follow(route);
    }
    Motion motion = situation.motion();
    long gapMs = lastFixMs == RouteTrack.NEVER ? 0 : motion.fix().timeMs() - lastFixMs;
    if (motion.isRelocated() || gapMs >= situation.settings().trip().noDataMs()) {
      RouteEnds.end(track, situation.telemetry().vehicleId(), ClosedBy.GAP, found);
      track.offMm = RouteTrack.UNKNOWN;
    }
    new RouteStep(situation, route, track, found).step();
    return track;
  }

  private void step() {
    RoutePoint at =
        route
            .line()
            .project(fix.latE6(), fix.lonE6(), track.alongMm / MM_PER_M, corridorMm / MM_PER_M);
    long offMm = Math.round(at.offM() * MM_PER_M);
    long alongMm = Math.round(at.alongM() * MM_PER_M);
    long legMm = legMm();
    long insideMm = insideMm(legMm, offMm);
    boolean inside = offMm <= corridorMm;
    if (track.phase == Phase.COMPLETED) {
      track.metres = track.metres.after(legMm);
    } else if (track.phase == Phase.APPROACHING && !inside) {
      track.metres = track.metres.before(legMm);
    } else if (track.phase == Phase.APPROACHING) {
      track.metres = track.metres.before(legMm - insideMm).inside(insideMm);
      track.phase = Phase.ON;
      track.joinedMm = alongMm;
      track.alongMm = alongMm;
      track.reachedMm = alongMm;
    } else {
      track.metres = track.metres.inside(insideMm).off(legMm - insideMm);
      if (inside) {
        onRoute(alongMm, legMm, insideMm);
      } else {
        offRoute(offMm, legMm - insideMm);
      }
    }
    track.offMm = offMm;
  }

  /** What is moved with its ignition off, and on no trip, is not driven. */
  private long legMm() {
    Motion motion = situation.motion();
    boolean undriven = motion.isIgnitionOff() && situation.tripId() == null;
    return undriven ? 0 : motion.legMm();
  }

  /** How much of the way to this fix lay in the corridor: its edge is crossed in proportion. */
  private long insideMm(long legMm, long offMm) {
    long fromMm = track.offMm == RouteTrack.UNKNOWN ? offMm : track.offMm;
    boolean inside = offMm <= corridorMm;
    boolean wasInside = fromMm <= corridorMm;
    if (inside == wasInside) {
      return inside ? legMm : 0;
    }
    double share = (corridorMm - Math.min(fromMm, offMm)) / (double) Math.abs(offMm - fromMm);
    return Math.round(legMm * share);
  }

  private void onRoute(long alongMm, long legMm, long insideMm) {
    long comeMm = alongMm - track.alongMm;
    if (comeMm > 0 && comeMm <= 2 * legMm + STRAIGHTER_MM) {
      track.coveredMm += comeMm;
    }
    track.alongMm = alongMm;
    track.reachedMm = Math.max(track.reachedMm, alongMm);
    Excursion excursion = track.excursion;
    if (excursion != null && !excursion.isTold()) {
      track.excursion = null;
    } else if (excursion != null) {
      long offMm = excursion.back() == null ? legMm - insideMm : 0;
      track.excursion = excursion.back(fix, alongMm, offMm);
      long backMs = fix.timeMs() - track.excursion.back().timeMs();
      if (backMs >= situation.settings().route().afterMs()) {
        RouteEnds.end(track, situation.telemetry().vehicleId(), ClosedBy.BACK, found);
      }
    }
    if (isAtItsEnd()) {
      RouteEnds.end(track, situation.telemetry().vehicleId(), ClosedBy.BACK, found);
      track.phase = Phase.COMPLETED;
      track.completedAtMs = fix.timeMs();
    }
  }

  /** The end counts if half of what lay before it when the route was come to was driven. */
  private boolean isAtItsEnd() {
    double leftMm = track.lengthMm - track.alongMm;
    boolean near = leftMm <= Math.max(END_M * MM_PER_M, corridorMm);
    return near && 2 * track.coveredMm >= track.lengthMm - track.joinedMm;
  }

  private void offRoute(long offMm, long moreMm) {
    if (situation.tripId() == null && situation.motion().isStanding()) {
      track.excursion = null;
      return;
    }
    track.maxOffMm = Math.max(track.maxOffMm, offMm);
    track.excursion =
        track.excursion == null
            ? Excursion.from(fix, track.alongMm, offMm, moreMm, situation.driverId())
            : track.excursion.on(fix, offMm, moreMm);
    Excursion excursion = track.excursion;
    double clearlyMm = offMm - ReceiverError.ofM(situation.telemetry()) * MM_PER_M;
    boolean lasts =
        fix.timeMs() - excursion.left().timeMs() >= situation.settings().route().afterMs();
    boolean isNews = !excursion.isTold() && situation.tripId() != null;
    if (isNews && lasts && clearlyMm > corridorMm) {
      track.excursion = excursion.told(situation.tripId());
      track.episodes++;
      OffRoute episode = RouteEnds.lasting(track, situation.telemetry().vehicleId());
      found.add(episode);
      found.add(RouteAlert.of(episode, fix, track.lengthMm));
    }
  }
}
