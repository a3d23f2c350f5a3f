package io.fleet.stream.rule.trip;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.TripSettings;
import io.fleet.stream.rule.trip.TripState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds trips.
 *
 * <p>When standing ends a trip is tried, from the first moving fix on. It is sure when two
 * successive fixes lie 200 m or more from where the vehicle stood, or its speed is above 5 km/h for
 * 30 s, or the ignition is on. A tried trip is dropped when the vehicle stands again for 60 s
 * within 100 m of where it stood. A trip ends with standing, with the ignition off while standing,
 * or with no data, each for as long as the settings say; backdated to the first standing fix, else
 * to the last moving one. What moves with its ignition known off is not driven: it is no trip until
 * the ignition is on, and none at all once it is found to be towed.
 */
public final class TripRule implements Rule<TripState> {
  static final long BACK_FOR_MS = 60_000;
  static final long STOP_FROM_MS = 60_000;
  static final long REFRESH_MS = 30_000;

  @Override
  public String name() {
    return "trip";
  }

  @Override
  public TripState initial() {
    return TripState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Step<TripState> step(TripState before, Situation situation) {
    TripState state = before.copy();
    List<Finding> findings = new ArrayList<>(1);
    Gauges.observeIgnition(state, situation.telemetry());
    state.lastEventMs = situation.timeMs();
    state.overspeedNow = situation.overspeedEpisodes();
    if (state.phase == Phase.CANDIDATE && situation.motion().isRelocated()) {
      state = state.withoutTrip();
    }
    if (situation.motion().isAccepted()) {
      move(state, situation);
      state = Candidate.isDrift(state, situation.motion()) ? state.withoutTrip() : state;
    }
    if (state.phase != Phase.NONE) {
      Gauges.observe(state, situation);
    }
    state = endIfDue(state, situation, state.lastEventMs, findings);
    boolean news = situation.motion().standingBegan() || before.phase != Phase.OPEN;
    if (state.phase == Phase.OPEN && news) {
      findings.add(publish(state, situation, null));
    }
    return new Step<>(state, findings.isEmpty() ? List.of() : findings);
  }

  private static void move(TripState state, Situation situation) {
    Motion motion = situation.motion();
    if (!motion.isIgnitionOff()) {
      state.beforeTow = null;
    }
    if (motion.departure() != null && state.phase != Phase.NONE) {
      leaveStanding(state, situation);
    }
    state.standing = motion.standingPlace();
    if (state.phase == Phase.NONE) {
      boolean stands = motion.isStanding() && !motion.hasDrivenOn();
      if (stands || Candidate.isMovedByOthers(state, motion)) {
        return;
      }
      Candidate.begin(state, situation);
    } else {
      state.distanceMm += motion.legMm();
    }
    count(state, motion);
    if (state.phase == Phase.CANDIDATE) {
      Candidate.judge(state, situation);
    }
  }

  private static void leaveStanding(TripState state, Situation situation) {
    Motion motion = situation.motion();
    boolean undriven = motion.isIgnitionOff() && state.phase == Phase.OPEN;
    if (undriven && state.beforeTow == null) {
      state.beforeTow = trip(state, situation, Trip.ClosedBy.IGNITION_OFF);
    }
    long stoodMs = motion.departure().timeMs() - motion.departedFrom().timeMs();
    state.standingMs += stoodMs;
    if (stoodMs >= STOP_FROM_MS) {
      state.stops++;
    }
  }

  private static void count(TripState state, Motion motion) {
    state.fixes++;
    if (!motion.isStanding()) {
      state.lastMoving = motion.fix();
    }
    if (motion.speedCkmph() != Telemetry.ABSENT) {
      state.maxSpeedCkmph = Math.max(state.maxSpeedCkmph, motion.speedCkmph());
    }
  }

  @Override
  public Step<TripState> observe(TripState before, List<Finding> found, Situation situation) {
    if (!OtherFindings.matter(found)) {
      return Step.unchanged(before);
    }
    List<Finding> findings = new ArrayList<>(1);
    return new Step<>(OtherFindings.observe(before.copy(), found, findings), findings);
  }

  @Override
  public long nextTimerMs(TripState state, Settings settings) {
    if (state.phase == Phase.NONE) {
      return NO_TIMER;
    }
    long next = endMs(state, settings.trip());
    boolean newsUntold =
        state.phase == Phase.OPEN
            && state.standing == null
            && state.lastEventMs > state.lastFindingMs;
    if (newsUntold) {
      next = Math.min(next, Math.max(state.lastFindingMs + REFRESH_MS, state.lastEventMs + 1));
    }
    return next;
  }

  @Override
  public Step<TripState> timer(TripState before, long atMs, Situation last) {
    TripState state = before.copy();
    List<Finding> findings = new ArrayList<>(1);
    state = endIfDue(state, last, atMs, findings);
    if (findings.isEmpty() && state.phase == Phase.OPEN) {
      findings.add(publish(state, last, null));
      state.lastFindingMs = atMs;
    }
    return new Step<>(state, findings);
  }

  /** When the trip ends if nothing more is heard. */
  private static long endMs(TripState state, TripSettings settings) {
    long end = state.lastEventMs + settings.noDataMs();
    if (state.standing != null) {
      if (state.phase == Phase.CANDIDATE
          && state.origin.distanceM(state.standing) < Candidate.BACK_WITHIN_M) {
        end = Math.min(end, state.standing.timeMs() + BACK_FOR_MS);
      }
      end = Math.min(end, state.standing.timeMs() + settings.standingMs());
      if (state.ignitionOffSinceMs != TripState.NEVER) {
        end = Math.min(end, ignitionEndsMs(state, settings));
      }
    }
    return end;
  }

  /**
   * Counted from the halt at the earliest: a wire that always says "off" must not end every halt.
   */
  private static long ignitionEndsMs(TripState state, TripSettings settings) {
    return Math.max(state.ignitionOffSinceMs, state.standing.timeMs()) + settings.ignitionOffMs();
  }

  private static TripState endIfDue(
      TripState state, Situation situation, long nowMs, List<Finding> findings) {
    TripSettings settings = situation.settings().trip();
    if (state.phase == Phase.NONE || nowMs < endMs(state, settings)) {
      return state;
    }
    if (state.phase == Phase.OPEN) {
      Trip trip = publish(state, situation, closedBy(state, nowMs, settings));
      findings.add(trip);
      state.ended = trip.idling() ? trip.withIdleMs(state.idleMs) : null;
    }
    return state.withoutTrip();
  }

  private static Trip.ClosedBy closedBy(TripState state, long nowMs, TripSettings settings) {
    if (state.standing == null) {
      return Trip.ClosedBy.NO_DATA;
    }
    if (nowMs >= state.standing.timeMs() + settings.standingMs()) {
      return Trip.ClosedBy.STANDING;
    }
    return state.ignitionOffSinceMs != TripState.NEVER && nowMs >= ignitionEndsMs(state, settings)
        ? Trip.ClosedBy.IGNITION_OFF
        : Trip.ClosedBy.NO_DATA;
  }

  private static Trip publish(TripState state, Situation situation, Trip.ClosedBy closedBy) {
    state.lastFindingMs = state.lastEventMs;
    return trip(state, situation, closedBy);
  }

  private static Trip trip(TripState state, Situation situation, Trip.ClosedBy closedBy) {
    boolean idles = state.idleSinceMs != TripState.NEVER;
    return new Trip(
        situation.telemetry().vehicleId(),
        closedBy,
        state.driverId,
        state.deviceTripId,
        state.start,
        state.standing != null ? state.standing : state.lastMoving,
        state.distanceMm,
        state.standingMs,
        state.idleMs + (idles ? state.lastEventMs - state.idleSinceMs : 0),
        idles && closedBy != null,
        state.stops,
        state.maxSpeedCkmph,
        state.fixes,
        state.overspeedNow - state.overspeedBefore,
        state.startOdometerM,
        state.endOdometerM,
        state.startFuelCl,
        state.endFuelCl);
  }

  /**
   * Without a trip: the engine, and when the vehicle was last heard of; the next fix says whether
   * it stands.
   */
  @Override
  public TripState residue(TripState state, long atMs) {
    if (state.phase != Phase.NONE) {
      return state;
    }
    TripState rest = state.copy();
    rest.standing = null;
    rest.ended = null;
    rest.beforeTow = null;
    return rest;
  }

  @Override
  public TripState anchored(TripState state, long atMs) {
    TripState copy = state.copy();
    copy.overspeedBefore = 0;
    copy.overspeedNow = 0;
    return copy;
  }

  @Override
  public int schemaVersion() {
    return 2;
  }

  @Override
  public void write(TripState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public TripState read(ByteReader in, int writtenVersion) {
    return TripState.read(in, writtenVersion);
  }
}
