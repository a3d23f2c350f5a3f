package io.fleet.stream.rule.geofence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds visits to geofences.
 *
 * <p>The side changes when two successive believed fixes, or one that stands for 10 s, lie beyond
 * the edge by 10 m, or by what the receiver errs where that is more; at the moment the straight way
 * between two fixes crosses the edge. A fence gone through between two fixes, with neither inside,
 * is a visit that is inferred. A visit ends when its fence stops counting, too. Not for several
 * threads: what is near is gathered in one list.
 */
public final class GeofenceRule implements Rule<GeofenceState> {
  static final long CONFIRMED_AFTER_MS = 10_000;

  /** Fences a vehicle is in, or seems to be, at once; more are passed over. */
  static final int MOST_STAYS = 32;

  private static final Comparator<Fence> BY_ID = Comparator.comparing(Fence::id);

  private final List<Fence> near = new ArrayList<>();

  @Override
  public String name() {
    return "geofence";
  }

  @Override
  public GeofenceState initial() {
    return GeofenceState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<GeofenceState> step(GeofenceState before, Situation situation) {
    boolean nowhere = before.stays().isEmpty() && situation.fences().isEmpty();
    if (nowhere || !situation.motion().isAccepted()) {
      return Step.unchanged(before);
    }
    Passage passage = Passage.of(situation);
    near.clear();
    passage.gather(situation.fences(), near);
    leaveOutWhatIsFarAway(passage);
    if (near.isEmpty() && before.stays().isEmpty()) {
      return Step.unchanged(before);
    }
    near.sort(BY_ID);
    StayStep step = new StayStep(passage, situation);
    before.stays().forEach(step::goOn);
    Fence last = null;
    for (Fence fence : near) {
      if (fence != last) {
        step.come(fence);
      }
      last = fence;
    }
    return step.end(before);
  }

  /** By their cells alone: most of what may hold a place does not. */
  private void leaveOutWhatIsFarAway(Passage passage) {
    int kept = 0;
    for (int i = 0; i < near.size(); i++) {
      Fence fence = near.get(i);
      if (passage.mayConcern(fence)) {
        near.set(kept++, fence);
      }
    }
    while (near.size() > kept) {
      near.remove(near.size() - 1);
    }
  }

  @Override
  public long nextTimerMs(GeofenceState state, Settings settings) {
    long next = NO_TIMER;
    for (Stay stay : state.stays()) {
      next = Math.min(next, dueMs(stay));
    }
    return next;
  }

  private static long dueMs(Stay stay) {
    boolean beyond = stay.pending() != null && stay.pending().isBeyond();
    if (beyond) {
      long confirmedMs = stay.pending().beyondMs() + CONFIRMED_AFTER_MS;
      return stay.isInside() ? Math.min(confirmedMs, stay.untilMs()) : confirmedMs;
    }
    if (!stay.isInside()) {
      return NO_TIMER;
    }
    return stay.isTold() ? stay.untilMs() : Math.min(stay.overstaysAtMs(), stay.untilMs());
  }

  @Override
  public Step<GeofenceState> timer(GeofenceState before, long atMs, Situation last) {
    List<Stay> after = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Stay stay : before.stays()) {
      Stay next = stay;
      while (next != null && dueMs(next) <= atMs) {
        next = due(next, atMs, last, findings);
      }
      if (next != null) {
        after.add(next);
      }
    }
    return new Step<>(GeofenceState.of(after), findings);
  }

  /** Time decides on a stay; null if nothing is left of it. */
  private static Stay due(Stay stay, long atMs, Situation last, List<Finding> findings) {
    String vehicleId = last.telemetry().vehicleId();
    if (stay.isInside() && stay.untilMs() <= atMs) {
      Fence fence = last.fences().at(stay.fenceId(), atMs);
      if (fence != null) {
        return stay.under(fence, last, atMs);
      }
      if (stay.pending() != null && stay.pending().isBeyond()) {
        return StayStep.changeSides(stay, last, findings);
      }
      Place fix = last.motion().fix();
      Place end = new Place(stay.untilMs(), fix.latE6(), fix.lonE6());
      StayStep.leave(stay, vehicleId, Visit.ClosedBy.FENCE, end, findings);
      return null;
    }
    if (stay.pending() != null && stay.pending().isBeyond()) {
      return StayStep.changeSides(stay, last, findings);
    }
    Stay told = stay.told();
    findings.add(DwellAlert.opened(told, vehicleId));
    return told;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(GeofenceState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public GeofenceState read(ByteReader in, int writtenVersion) {
    return GeofenceState.read(in);
  }
}
