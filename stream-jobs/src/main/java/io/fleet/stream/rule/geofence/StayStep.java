package io.fleet.stream.rule.geofence;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.geofence.Visit.ClosedBy;
import io.fleet.stream.rule.motion.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One fix and all the fences it has to do with. */
final class StayStep {
  private static final Comparator<Stay> BY_FENCE = Comparator.comparing(Stay::fenceId);

  private final Passage passage;
  private final Situation situation;
  private final String vehicleId;
  private final List<Stay> after = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>(0);
  private final List<String> justLeft = new ArrayList<>(0);

  StayStep(Passage passage, Situation situation) {
    this.passage = passage;
    this.situation = situation;
    this.vehicleId = situation.telemetry().vehicleId();
  }

  /** A fence the vehicle is in, or seems to be. */
  void goOn(Stay stay) {
    Fence fence = situation.fences().at(stay.fenceId(), situation.timeMs());
    if (fence != null) {
      keep(move(stay.under(fence, situation, situation.timeMs()), fence));
    } else if (stay.isInside() && stay.pending() != null && stay.pending().isBeyond()) {
      changeSides(stay, situation, findings);
    } else if (stay.isInside()) {
      Place at = passage.from() == null ? passage.to() : passage.from();
      long endMs = Math.max(stay.entered().timeMs(), Math.min(stay.untilMs(), situation.timeMs()));
      Place end = new Place(endMs, at.latE6(), at.lonE6());
      leave(stay, vehicleId, ClosedBy.FENCE, end, findings);
    }
  }

  /** A fence that may hold the fix, or the way to it. */
  void come(Fence fence) {
    if (!isKnown(fence)) {
      if (Edges.isOn(Edges.IN, fence, passage.to())) {
        Stay outside = Stay.outside(fence.id(), null);
        keep(move(outside.under(fence, situation, situation.timeMs()), fence));
      } else if (passage.near() && Edges.isOn(Edges.OUT, fence, passage.from())) {
        crossed(fence);
      }
    }
  }

  private boolean isKnown(Fence fence) {
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).fenceId().equals(fence.id())) {
        return true;
      }
    }
    return justLeft.contains(fence.id());
  }

  private void keep(Stay stay) {
    if (stay != null && after.size() < GeofenceRule.MOST_STAYS) {
      after.add(stay);
    }
  }

  private Stay move(Stay stay, Fence fence) {
    int side = stay.isInside() ? Edges.OUT : Edges.IN;
    if (!Edges.isOn(side, fence, passage.to())) {
      if (stay.isInside()) {
        return stay.pending() == null ? stay : stay.with(null);
      }
      justLeft.add(fence.id());
      return null;
    }
    Crossing pending = stay.pending();
    Place at = pending == null ? passage.crossing(side, fence) : pending.at();
    if (!Edges.reaches(side, fence, passage.to(), passage.marginM())) {
      return pending != null && !pending.isBeyond()
          ? stay
          : stay.with(new Crossing(at, Crossing.NEVER));
    }
    if (pending != null && pending.isBeyond()) {
      Stay changed = changeSides(stay, situation, findings);
      if (changed == null) {
        justLeft.add(fence.id());
      }
      return changed;
    }
    return stay.with(new Crossing(at, situation.timeMs()));
  }

  private void crossed(Fence fence) {
    Place inside = passage.through(fence);
    if (inside == null || fence.countsSinceMs(situation.timeMs()) > passage.from().timeMs()) {
      return;
    }
    Place in = passage.in(fence, inside);
    Place out = passage.out(fence, inside);
    findings.add(
        new Visit(
            vehicleId,
            fence.id(),
            ClosedBy.CROSSED,
            in,
            out,
            situation.driverId(),
            situation.tripId()));
  }

  Step<GeofenceState> end(GeofenceState before) {
    after.sort(BY_FENCE);
    boolean same = findings.isEmpty() && after.equals(before.stays());
    return same ? Step.unchanged(before) : new Step<>(GeofenceState.of(after), findings);
  }

  /** What seemed to be so is: the vehicle is in, or out, and then nothing is left of the stay. */
  static Stay changeSides(Stay stay, Situation situation, List<Finding> findings) {
    String vehicleId = situation.telemetry().vehicleId();
    if (stay.isInside()) {
      leave(stay, vehicleId, ClosedBy.EXIT, stay.pending().at(), findings);
      return null;
    }
    Stay inside = stay.confirmed(situation);
    findings.add(Visit.open(inside, vehicleId));
    return inside;
  }

  static void leave(
      Stay stay, String vehicleId, ClosedBy closedBy, Place at, List<Finding> findings) {
    boolean inOrder = at.timeMs() >= stay.entered().timeMs();
    Place left = inOrder ? at : new Place(stay.entered().timeMs(), at.latE6(), at.lonE6());
    findings.add(Visit.of(stay, vehicleId, closedBy, left));
    if (stay.isTold()) {
      findings.add(DwellAlert.resolved(stay, vehicleId, left));
    }
  }
}
