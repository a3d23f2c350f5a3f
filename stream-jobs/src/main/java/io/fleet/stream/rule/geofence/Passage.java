package io.fleet.stream.rule.geofence;

import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.motion.ReceiverError;
import java.util.List;

/**
 * The way from the fix believed before to the one an event has brought.
 *
 * @param from the fix before, or null
 * @param via where the middle of a way lies that is known not to be straight, or null
 * @param to the new one; while the vehicle stands, where it began to
 * @param marginM how far beyond an edge a fix must lie to be clearly beyond it, m
 * @param wayM how far that is, m
 * @param known whether the way between is known: nobody found the vehicle somewhere else
 * @param near whether the two are near enough for what lies between to have been passed
 */
record Passage(
    Place from, Place via, Place to, double marginM, double wayM, boolean known, boolean near) {
  static final double LEAST_MARGIN_M = 10;
  static final long LONGEST_GAP_MS = 60_000;
  static final long LONGEST_UNSEEN_MS = 5_000;
  static final double LONGEST_WAY_M = 1_000;

  static Passage of(Situation situation) {
    Motion motion = situation.motion();
    Place from = whereItWas(motion);
    Place to = whereItIs(motion);
    boolean known = from != null && !motion.isRelocated();
    double straightM = known ? from.distanceM(to) : 0;
    boolean near =
        known && straightM <= LONGEST_WAY_M && to.timeMs() - from.timeMs() <= LONGEST_GAP_MS;
    Place via = near && motion.isCounted() ? via(motion, from, to, straightM) : null;
    double wayM = via == null ? straightM : from.distanceM(via) + via.distanceM(to);
    double marginM = Math.max(LEAST_MARGIN_M, ReceiverError.ofM(situation.telemetry()));
    return new Passage(from, via, to, marginM, wayM, known, near);
  }

  private static Place via(Motion motion, Place from, Place to, double straightM) {
    boolean isSparse = to.timeMs() - from.timeMs() > LONGEST_UNSEEN_MS;
    return isSparse ? Bend.middle(motion, from, to, straightM) : null;
  }

  /** Adds the fences that may hold the new fix, or a place on the way to it; some of them twice. */
  void gather(FenceMap fences, List<Fence> into) {
    if (!near) {
      fences.near(to, into);
    } else if (via == null) {
      fences.along(from, to, into);
    } else {
      fences.along(from, at(to.timeMs(), via), into);
      fences.along(via, to, into);
    }
  }

  /** A place clearly inside of a fence that the way goes through, or null. */
  Place through(Fence fence) {
    if (via == null) {
      return Edges.through(fence, from, to, marginM);
    }
    if (Edges.reaches(Edges.IN, fence, via, marginM)) {
      return via;
    }
    Place found = Edges.through(fence, from, via, marginM);
    return found == null ? Edges.through(fence, via, to, marginM) : found;
  }

  /** Where the way comes to be inside of a fence before a place that is. */
  Place in(Fence fence, Place inside) {
    boolean viaIsBetween = via != null && via.timeMs() < inside.timeMs();
    Place outside = viaIsBetween && !Edges.isOn(Edges.IN, fence, via) ? via : from;
    Place until = outside == from && viaIsBetween ? via : inside;
    return Edges.crossing(Edges.IN, fence, outside, until);
  }

  /** Where it comes to be outside again. */
  Place out(Fence fence, Place inside) {
    boolean viaIsBetween = via != null && via.timeMs() > inside.timeMs();
    boolean viaIsIn = viaIsBetween && Edges.isOn(Edges.IN, fence, via);
    Place since = viaIsIn ? via : inside;
    return Edges.crossing(Edges.OUT, fence, since, viaIsBetween && !viaIsIn ? via : to);
  }

  /**
   * A vehicle that stands is where it began to, as what receivers make of that wanders by far; if
   * nobody can have missed that it drove a few metres on.
   */
  private static Place whereItIs(Motion motion) {
    return motion.isStanding() && isSeen(motion)
        ? at(motion.fix().timeMs(), motion.standingPlace())
        : motion.fix();
  }

  private static Place whereItWas(Motion motion) {
    Place fix = motion.previousFix();
    boolean stoodOn = motion.isStanding() && !motion.standingBegan();
    Place stood = stoodOn ? motion.standingPlace() : motion.departedFrom();
    return stood != null && isSeen(motion) ? at(fix.timeMs(), stood) : fix;
  }

  private static boolean isSeen(Motion motion) {
    Place before = motion.previousFix();
    return before != null
        && (motion.isCounted() || motion.fix().timeMs() - before.timeMs() <= LONGEST_UNSEEN_MS);
  }

  private static Place at(long timeMs, Place place) {
    return new Place(timeMs, place.latE6(), place.lonE6());
  }

  /** Whether a fence may hold the new fix, or have been gone through; by its cells alone. */
  boolean mayConcern(Fence fence) {
    double mostM = fence.atMostM(to.latE6(), to.lonE6());
    return mostM > 0
        || (near && mostM + fence.atMostM(from.latE6(), from.lonE6()) + wayM >= 2 * marginM);
  }

  /**
   * Where the vehicle came to the side of an edge on which its new fix lies. Where it was on that
   * side before, only that the fence did not count then has kept it from being so.
   */
  Place crossing(int side, Fence fence) {
    if (!known) {
      return side == Edges.OUT && from != null ? from : to;
    }
    Place at = Edges.isOn(side, fence, from) ? from : Edges.crossing(side, fence, from, to);
    long sinceMs = fence.countsSinceMs(to.timeMs());
    return at.timeMs() >= sinceMs
        ? at
        : new Place(Math.min(sinceMs, to.timeMs()), at.latE6(), at.lonE6());
  }
}
