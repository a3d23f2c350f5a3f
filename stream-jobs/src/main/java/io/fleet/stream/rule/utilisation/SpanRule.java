package io.fleet.stream.rule.utilisation;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.tow.TowedMovement;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.rule.utilisation.Span.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a vehicle's time and metres. Driving is a trip from its first moving fix to its end, less
 * its halts of 60 s and more (of less, if idling is judged sooner). All other time in which the
 * vehicle is heard is standing, whatever it seems to move; movement is counted once it is known
 * whether it was driven. No data for as long as ends a trip ends a span at the last event. Driving
 * is cut at every quarter of an hour, so that metres have a day in whatever zone; standing at every
 * midnight of UTC. Driving that lasts is told of again every five minutes, so that its metres are
 * never much older than its minutes.
 */
public final class SpanRule implements Rule<SpanState> {
  static final long HALT_MS = 60_000;
  private static final long NEWS_MS = 300_000;

  @Override
  public String name() {
    return "span";
  }

  @Override
  public SpanState initial() {
    return SpanState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<SpanState> step(SpanState before, Situation situation) {
    SpanState state = before.copy();
    List<Finding> out = new ArrayList<>(0);
    if (state.kind == null) {
      state.kind = Kind.STANDING;
      state.sinceMs = situation.timeMs();
    }
    boolean newsDue =
        Math.floorDiv(situation.timeMs(), NEWS_MS) > Math.floorDiv(before.lastEventMs, NEWS_MS);
    state.lastEventMs = situation.timeMs();
    if (situation.motion().isAccepted()) {
      if (state.kind == Kind.DRIVING) {
        drive(state, situation, out);
      } else {
        rest(state, situation, out);
      }
    }
    if (state.kind == Kind.STANDING && !state.isUndecided() && standsSurely(situation.motion())) {
      state.cut(situation.timeMs(), SpanState.DAY_MS, vehicle(situation), out);
    }
    if (newsDue && state.kind == Kind.DRIVING && state.told) {
      out.add(state.span(vehicle(situation), state.lastEventMs, true));
    }
    return told(state, vehicle(situation), out);
  }

  /** Whether no trip can be found that began before now. */
  private static boolean standsSurely(Motion motion) {
    return motion.fix() == null || (motion.isStanding() && !motion.isStandingDoubtful());
  }

  private static void drive(SpanState state, Situation situation, List<Finding> out) {
    Motion motion = situation.motion();
    String vehicleId = vehicle(situation);
    if (motion.isStanding()) {
      state.distanceMm += motion.legMm();
      long haltMs = motion.standingPlace().timeMs();
      boolean lasts = situation.timeMs() - haltMs >= haltMs(situation.settings());
      if (lasts && !motion.isStandingDoubtful()) {
        state.turn(Kind.STANDING, haltMs, vehicleId, out);
      }
      return;
    }
    if (motion.departure() != null) {
      long haltMs = motion.departedFrom().timeMs();
      if (motion.isIgnitionOff()) {
        state.turn(Kind.STANDING, haltMs, vehicleId, out);
        rest(state, situation, out);
        return;
      }
      if (motion.departure().timeMs() - haltMs >= haltMs(situation.settings())) {
        state.turn(Kind.STANDING, haltMs, vehicleId, out);
        state.turn(Kind.DRIVING, motion.departure().timeMs(), vehicleId, out);
      }
    }
    state.cut(situation.timeMs(), SpanState.QUARTER_MS, vehicleId, out);
    state.distanceMm += motion.legMm();
  }

  private static void rest(SpanState state, Situation situation, List<Finding> out) {
    Motion motion = situation.motion();
    boolean moves = motion.departure() != null || motion.legMm() > 0;
    if (!moves && !state.isUndecided()) {
      return;
    }
    moved(state, situation);
    boolean onTrip = state.tripId != null && state.tripId.equals(situation.tripId());
    if (onTrip && !motion.isIgnitionOff()) {
      state.wasDriven(state.movesSinceMs, state.movedMm, vehicle(situation), out);
    } else if (state.tripId == null && situation.tripId() == null && standsForGood(situation)) {
      state.wasNotDriven(vehicle(situation), out);
    }
  }

  private static void moved(SpanState state, Situation situation) {
    Motion motion = situation.motion();
    if (!state.isUndecided()) {
      state.movesSinceMs =
          motion.departure() == null ? situation.timeMs() : motion.departure().timeMs();
    } else if (motion.departure() != null) {
      long fromMs = motion.departedFrom().timeMs();
      boolean halted = motion.departure().timeMs() - fromMs >= haltMs(situation.settings());
      if (halted && fromMs > state.movesSinceMs) {
        state.addHalt(fromMs, motion.departure().timeMs());
      }
    }
    state.movedMm += motion.legMm();
  }

  /** Whether a movement that was no trip so far can be none any more. */
  private static boolean standsForGood(Situation situation) {
    Motion motion = situation.motion();
    return motion.isStanding()
        && situation.timeMs() - motion.standingPlace().timeMs()
            >= situation.settings().trip().standingMs();
  }

  /** An episode of idling must find a span to lie in. */
  private static long haltMs(Settings settings) {
    return Math.min(HALT_MS, settings.idling().opensAfterMs());
  }

  @Override
  public Step<SpanState> observe(SpanState before, List<Finding> found, Situation situation) {
    if (before.kind == null || !matter(found)) {
      return Step.unchanged(before);
    }
    SpanState state = before.copy();
    List<Finding> out = new ArrayList<>(0);
    for (Finding finding : found) {
      if (finding instanceof Trip trip) {
        observe(state, trip, out);
      } else if (finding instanceof TowedMovement tow && state.isUndecided()) {
        state.wasNotDriven(tow.vehicleId(), out);
        state.tripId = null;
      }
    }
    return told(state, vehicle(situation), out);
  }

  private static boolean matter(List<Finding> found) {
    for (Finding finding : found) {
      if (finding instanceof Trip || finding instanceof TowedMovement) {
        return true;
      }
    }
    return false;
  }

  private static void observe(SpanState state, Trip trip, List<Finding> out) {
    String tripId = trip.tripId();
    if (!tripId.equals(state.tripId)) {
      boolean over = trip.closedBy() != null;
      if (over && (!state.isUndecided() || trip.start().timeMs() < state.sinceMs)) {
        return;
      }
      begin(state, trip, tripId, out);
    }
    if (trip.closedBy() != null) {
      end(state, trip, out);
    }
  }

  /** A trip is sure; it began a while ago. */
  private static void begin(SpanState state, Trip trip, String tripId, List<Finding> out) {
    long startMs = trip.start().timeMs();
    if (state.kind == Kind.DRIVING) {
      state.turn(Kind.STANDING, startMs, trip.vehicleId(), out);
    }
    long drivenMm = Math.min(trip.distanceMm(), state.movedMm);
    long strayMm = state.movedMm - drivenMm;
    if (strayMm > 0) {
      long sinceMs = Math.min(state.movesSinceMs, startMs - 1);
      state.cut(sinceMs, SpanState.QUARTER_MS, trip.vehicleId(), out);
      state.distanceMm += strayMm;
    }
    state.tripId = tripId;
    state.wasDriven(startMs, drivenMm, trip.vehicleId(), out);
  }

  private static void end(SpanState state, Trip trip, List<Finding> out) {
    long endMs = trip.end().timeMs();
    if (state.isUndecided() && state.movesSinceMs < endMs) {
      state.wasDriven(state.movesSinceMs, state.movedMm, trip.vehicleId(), out);
    } else if (state.isUndecided()) {
      state.wasNotDriven(trip.vehicleId(), out);
    }
    if (state.kind == Kind.DRIVING) {
      state.turn(Kind.STANDING, endMs, trip.vehicleId(), out);
    }
    state.tripId = null;
  }

  /** Tells of a span once it has lasted. */
  private static Step<SpanState> told(SpanState state, String vehicleId, List<Finding> out) {
    if (!state.told && state.lastEventMs > state.sinceMs) {
      state.told = true;
      out.add(state.span(vehicleId, state.lastEventMs, true));
    }
    return new Step<>(state, out.isEmpty() ? List.of() : out);
  }

  @Override
  public long nextTimerMs(SpanState state, Settings settings) {
    return state.kind == null ? NO_TIMER : state.lastEventMs + settings.trip().noDataMs();
  }

  @Override
  public Step<SpanState> timer(SpanState before, long atMs, Situation last) {
    SpanState state = before.copy();
    List<Finding> out = new ArrayList<>(1);
    state.wasNotDriven(vehicle(last), out);
    if (state.lastEventMs > state.sinceMs || state.distanceMm > 0) {
      out.add(state.span(vehicle(last), state.lastEventMs, false));
    }
    return new Step<>(SpanState.NONE, out);
  }

  private static String vehicle(Situation situation) {
    return situation.telemetry().vehicleId();
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(SpanState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public SpanState read(ByteReader in, int writtenVersion) {
    return SpanState.read(in);
  }
}
