package io.fleet.stream.rule.trip;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.trip.TripState.Phase;

/** A trip that is tried: when one begins, and what makes it sure or shows that it is none. */
final class Candidate {
  static final double AWAY_M = 200;
  static final double BACK_WITHIN_M = 100;
  static final int MOVING_CKMPH = 300;
  static final int FAST_ABOVE_CKMPH = 500;
  static final long FAST_FOR_MS = 30_000;

  private Candidate() {}

  /** With the ignition known off, what is not the beginning of a movement begins no trip. */
  static boolean isMovedByOthers(TripState state, Motion motion) {
    return (state.towed && !motion.isIgnitionOn())
        || (motion.isIgnitionOff() && motion.departure() == null);
  }

  static void begin(TripState state, Situation situation) {
    Motion motion = situation.motion();
    boolean departs = motion.departure() != null;
    state.phase = Phase.CANDIDATE;
    state.start = departs ? motion.departure() : motion.fix();
    state.origin = departs ? motion.departedFrom() : motion.fix();
    state.distanceMm = departs ? motion.legMm() : 0;
    state.fastSinceMs = departs ? state.start.timeMs() : TripState.NEVER;
    state.overspeedBefore = situation.overspeedEpisodes();
    state.fixes = departs && state.start != motion.fix() ? 1 : 0;
    state.idleMs = 0;
    state.idleSinceMs = TripState.NEVER;
  }

  static void judge(TripState state, Situation situation) {
    Motion motion = situation.motion();
    double fromOriginM = state.origin.distanceM(motion.fix());
    state.fixesAway = fromOriginM >= AWAY_M ? state.fixesAway + 1 : 0;
    if (motion.speedCkmph() <= FAST_ABOVE_CKMPH) {
      state.fastSinceMs = TripState.NEVER;
    } else if (state.fastSinceMs == TripState.NEVER) {
      state.fastSinceMs = situation.timeMs();
    }
    boolean fast =
        state.fastSinceMs != TripState.NEVER
            && situation.timeMs() - state.fastSinceMs >= FAST_FOR_MS;
    boolean engine = situation.telemetry().isTrue(TelemetryField.IGNITION) && isMoving(motion);
    boolean driven = !motion.isIgnitionOff() && (state.fixesAway >= 2 || fast || engine);
    if (driven || motion.hasDrivenOn()) {
      state.phase = Phase.OPEN;
      state.tripId = Trip.tripId(situation.telemetry().vehicleId(), state.start.timeMs());
    }
  }

  /** A fix far away whose own speed says that the vehicle stands shows no movement yet. */
  private static boolean isMoving(Motion motion) {
    boolean slow = motion.speedCkmph() != Telemetry.ABSENT && motion.speedCkmph() < MOVING_CKMPH;
    return !motion.isStanding() && !slow;
  }

  /** Whether the vehicle stands near where it stood and was never seen moving: receivers drift. */
  static boolean isDrift(TripState state, Motion motion) {
    return state.phase == Phase.CANDIDATE
        && motion.standingBegan()
        && state.maxSpeedCkmph != Telemetry.ABSENT
        && state.maxSpeedCkmph <= FAST_ABOVE_CKMPH
        && state.origin.distanceM(motion.fix()) < AWAY_M;
  }
}
