package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;

/**
 * Decides which fixes are believed and whether the vehicle stands.
 *
 * <p>Standing begins at the first fix below 3 km/h. It lasts while no believed fix is more than 100
 * m from that fix and no two successive ones show 5 km/h or more, and ends, backdated, at the first
 * of those. While standing no distance is added; the leg from the standing place to the first
 * moving fix is. A leg that implies more than 250 km/h is a jump of the receiver: it does not count
 * until five successive fixes that agree with each other make it the new place. After 900 s without
 * a fix a vehicle that is found elsewhere starts anew: how it came there belongs to no trip.
 */
public final class MotionRule {
  static final int STANDING_BELOW_CKMPH = 300;
  static final int MOVING_FROM_CKMPH = 500;
  static final double STANDING_RADIUS_M = 100;
  static final double JUMP_ABOVE_KMPH = 250;
  static final int FIXES_THAT_MAKE_A_PLACE = 5;
  static final long SPEED_BASE_MS = 10_000;
  static final long SILENCE_MS = 900_000;
  static final int SCHEMA_VERSION = 3;

  /** Whole-second clocks make shorter intervals than this meaningless for a speed. */
  private static final long SHORTEST_INTERVAL_MS = 1_000;

  private static final double KMPH_PER_M_PER_MS = 3_600;

  /** Applies one event. */
  public Motion step(Motion before, Telemetry telemetry) {
    Motion motion = before.next();
    motion.ignition = before.ignition.hear(telemetry);
    if (!telemetry.hasPosition()) {
      return motion;
    }
    Place place = new Place(telemetry.timestampMs(), telemetry.latE6(), telemetry.lonE6());
    if (motion.fix != null && isAfterSilence(motion, place)) {
      restart(motion);
    } else if (motion.fix != null && isJump(motion.fix, place) && !isNewPlace(motion, place)) {
      return motion;
    }
    accept(motion, place, telemetry.speedCkmph());
    motion.previousFix = before.fix;
    motion.ignition = motion.ignition.move(motion, telemetry);
    return motion;
  }

  /** Whether nobody knows how the vehicle came here. */
  private static boolean isAfterSilence(Motion motion, Place place) {
    boolean stoodHere =
        motion.standingPlace != null && motion.standingPlace.distanceM(place) <= STANDING_RADIUS_M;
    return place.timeMs() - motion.fix.timeMs() >= SILENCE_MS && !stoodHere;
  }

  private static void restart(Motion motion) {
    motion.relocated = true;
    motion.fix = null;
    motion.standingPlace = null;
    motion.fastFix = null;
    motion.speedReference = null;
    motion.speedCkmph = Telemetry.ABSENT;
  }

  private static boolean isJump(Place from, Place to) {
    long intervalMs = Math.max(to.timeMs() - from.timeMs(), SHORTEST_INTERVAL_MS);
    return from.distanceM(to) * KMPH_PER_M_PER_MS / intervalMs > JUMP_ABOVE_KMPH;
  }

  /** Counts a fix that lies too far away; true when enough of them agree with each other. */
  private static boolean isNewPlace(Motion motion, Place place) {
    boolean agrees = motion.jump != null && !isJump(motion.jump, place);
    motion.jumpCount = agrees ? motion.jumpCount + 1 : 1;
    motion.jump = place;
    if (motion.jumpCount < FIXES_THAT_MAKE_A_PLACE) {
      return false;
    }
    moveTo(motion, place);
    return true;
  }

  /** The vehicle is elsewhere, whatever brought it there: no distance, and it may stand there. */
  private static void moveTo(Motion motion, Place place) {
    motion.relocated = true;
    motion.fix = null;
    motion.fastFix = null;
    motion.speedReference = null;
    if (motion.standingPlace != null) {
      motion.standingPlace = new Place(motion.standingPlace.timeMs(), place.latE6(), place.lonE6());
    }
  }

  private static void accept(Motion motion, Place place, int deviceSpeedCkmph) {
    motion.accepted = true;
    motion.jump = null;
    motion.jumpCount = 0;
    motion.speedCkmph = speed(motion, place, deviceSpeedCkmph);
    if (motion.standingPlace != null) {
      acceptWhileStanding(motion, place);
    } else {
      acceptWhileMoving(motion, place);
    }
    motion.fix = place;
    motion.travelledMm += motion.legMm;
  }

  private static int speed(Motion motion, Place place, int deviceSpeedCkmph) {
    if (deviceSpeedCkmph != Telemetry.ABSENT) {
      motion.speedIsFresh = true;
      motion.speedReference = null;
      return deviceSpeedCkmph;
    }
    Place reference = motion.speedReference;
    if (reference == null) {
      motion.speedReference = place;
      return Telemetry.ABSENT;
    }
    long intervalMs = place.timeMs() - reference.timeMs();
    if (intervalMs < SPEED_BASE_MS) {
      return motion.speedCkmph;
    }
    motion.speedIsFresh = true;
    motion.speedReference = place;
    return (int) Math.round(reference.distanceM(place) * KMPH_PER_M_PER_MS * 100 / intervalMs);
  }

  private static void acceptWhileStanding(Motion motion, Place place) {
    boolean fast = motion.speedIsFresh && motion.speedCkmph >= MOVING_FROM_CKMPH;
    if (fast && motion.fastFix != null) {
      depart(motion, motion.fastFix);
      motion.legMm += motion.departure.distanceMm(place);
    } else if (motion.standingPlace.distanceM(place) > STANDING_RADIUS_M) {
      depart(motion, place);
    } else if (motion.speedIsFresh) {
      motion.fastFix = fast ? place : null;
    }
  }

  private static void depart(Motion motion, Place first) {
    motion.departedFrom = motion.standingPlace;
    motion.departure = first;
    motion.legMm = motion.standingPlace.distanceMm(first);
    motion.standingPlace = null;
    motion.fastFix = null;
  }

  private static void acceptWhileMoving(Motion motion, Place place) {
    boolean first = motion.fix == null;
    if (!first) {
      motion.legMm = motion.fix.distanceMm(place);
    }
    boolean slow =
        motion.speedCkmph != Telemetry.ABSENT && motion.speedCkmph < STANDING_BELOW_CKMPH;
    boolean unknown = first && motion.speedCkmph == Telemetry.ABSENT;
    if (slow || unknown) {
      motion.standingPlace = place;
      motion.standingBegan = true;
    }
  }

  /** Writes the state into a checkpoint. */
  public void write(Motion state, ByteWriter out) {
    state.write(out);
  }

  /** Reads a state that was written with the given schema version. */
  public Motion read(ByteReader in, int writtenVersion) {
    return Motion.read(in, writtenVersion);
  }

  /** The version of the form that {@link #write} writes. */
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }
}
