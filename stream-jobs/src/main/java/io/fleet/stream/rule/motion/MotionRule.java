package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/**
 * Decides which fixes are believed and whether the vehicle stands.
 *
 * <p>Standing begins at the first fix below 3 km/h. It lasts while no believed fix is more than 100
 * m from that fix and no two successive ones show 5 km/h or more, and ends, backdated, at the first
 * of those. While standing no distance is added; the leg from the standing place to the first
 * moving fix is. A leg that implies more than 250 km/h is a jump of the receiver: it does not count
 * until five successive fixes that agree with each other make it the new place. After 900 s without
 * a fix a vehicle that is found elsewhere starts anew: how it came there belongs to no trip.
 *
 * <p>Where its odometer is believed, that says what a receiver cannot: whether it drove between two
 * fixes at which it stands, how far it came where receivers wander or see little, and that a fix is
 * a jump.
 */
public final class MotionRule {
  static final int STANDING_BELOW_CKMPH = 300;
  static final int MOVING_FROM_CKMPH = 500;
  static final double STANDING_RADIUS_M = 100;
  static final double JUMP_ABOVE_KMPH = 250;
  static final int FIXES_THAT_MAKE_A_PLACE = 5;
  static final int FIXES_OF_ONE_CARRIED = 2;
  static final long SPEED_BASE_MS = 10_000;
  static final long SILENCE_MS = 900_000;

  /** What lies between fixes no farther apart has been seen. */
  static final long LONGEST_SEEN_MS = 5_000;

  /** So far driven between fixes farther apart a vehicle stands elsewhere. */
  static final long DROVE_ON_MM = 15_000;

  /** So far is enough if the speed at the second of them says so too. */
  static final long STIRRED_MM = 5_000;

  private static final double MM_PER_M = 1_000;

  /** Receivers find back from where they wandered while the vehicle stood. */
  static final long SETTLES_FOR_MS = 30_000;

  static final int SCHEMA_VERSION = 4;

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
    Reckoning driven = driven(motion, place, telemetry);
    if (motion.fix != null && isAfterSilence(motion, place)) {
      restart(motion);
    } else if (motion.fix != null && isJump(motion, place, driven)) {
      return motion;
    }
    accept(motion, place, telemetry, driven);
    motion.droveOn = motion.departure != null && motion.isStanding() && !isDragged(before, motion);
    motion.previousFix = before.fix;
    motion.ignition = motion.ignition.move(motion, telemetry);
    return motion;
  }

  /** An odometer that has not moved while the vehicle drives is not believed any more. */
  private static Reckoning driven(Motion motion, Place place, Telemetry t) {
    Reckoning driven = Reckoning.of(motion, place, t);
    boolean lags =
        driven.drivenMm() == 0
            && t.speedCkmph() >= MOVING_FROM_CKMPH
            && motion.fix.distanceM(place) > STANDING_RADIUS_M;
    if (lags) {
      motion.odometer = motion.odometer.doubted();
      return driven.unknown();
    }
    if (driven.isAfterSilence()) {
      motion.odometer = motion.odometer.elsewhere();
    }
    return driven;
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
    motion.creptMm = Reckoning.UNKNOWN;
    motion.odometer = motion.odometer.elsewhere();
  }

  /**
   * Whether a fix lies where the vehicle cannot be: too far away for the time, or for what its
   * wheels turned. Enough of them make a new place; of a vehicle that may be carried, two.
   */
  private static boolean isJump(Motion motion, Place place, Reckoning driven) {
    if (isJump(motion.fix, place)) {
      return !isNewPlace(motion, place, FIXES_THAT_MAKE_A_PLACE);
    }
    if (!driven.isKnown() || !driven.contradicts(motion.fix.distanceM(place))) {
      return false;
    }
    int needed = motion.isIgnitionOn() ? FIXES_THAT_MAKE_A_PLACE : FIXES_OF_ONE_CARRIED;
    boolean isThere = isNewPlace(motion, place, needed);
    motion.odometer = isThere ? motion.odometer.doubted() : motion.odometer;
    return !isThere;
  }

  /** Whether its engine was off at both ends of a way it came. */
  private static boolean isDragged(Motion before, Motion motion) {
    return before.isIgnitionOff() && motion.isIgnitionOff();
  }

  private static boolean isJump(Place from, Place to) {
    return isTooFast(from.distanceM(to), to.timeMs() - from.timeMs());
  }

  static boolean isTooFast(double wayM, long takenMs) {
    return wayM * KMPH_PER_M_PER_MS / Math.max(takenMs, SHORTEST_INTERVAL_MS) > JUMP_ABOVE_KMPH;
  }

  /** Counts a fix that lies too far away; true when enough of them agree with each other. */
  private static boolean isNewPlace(Motion motion, Place place, int needed) {
    boolean agrees = motion.jump != null && !isJump(motion.jump, place);
    motion.jumpCount = agrees ? motion.jumpCount + 1 : 1;
    motion.jump = place;
    if (motion.jumpCount < needed) {
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
    motion.creptMm = Reckoning.UNKNOWN;
    motion.odometer = motion.odometer.elsewhere();
    if (motion.standingPlace != null) {
      motion.standingPlace = new Place(motion.standingPlace.timeMs(), place.latE6(), place.lonE6());
    }
  }

  private static void accept(Motion motion, Place place, Telemetry t, Reckoning driven) {
    Reckoning known = motion.fix == null ? Reckoning.NONE : driven;
    motion.accepted = true;
    motion.drivenMm = known.drivenMm();
    motion.jump = null;
    motion.jumpCount = 0;
    motion.speedCkmph = speed(motion, place, t.speedCkmph());
    motion.previousCourse = motion.course;
    boolean drives = motion.speedCkmph >= MOVING_FROM_CKMPH;
    motion.course = drives ? t.canonical(TelemetryField.HEADING) : Telemetry.ABSENT;
    if (motion.standingPlace != null) {
      acceptWhileStanding(motion, place, known);
    } else {
      acceptWhileMoving(motion, place, known);
    }
    motion.fix = place;
    motion.odometer = motion.odometer.hear(t, place);
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

  private static void acceptWhileStanding(Motion motion, Place place, Reckoning driven) {
    motion.creptMm = driven.isAfterSilence() ? 0 : driven.after(motion.creptMm);
    boolean fast = motion.speedIsFresh && motion.speedCkmph >= MOVING_FROM_CKMPH;
    if (fast && motion.fastFix != null) {
      long straightMm =
          motion.standingPlace.distanceMm(motion.fastFix) + motion.fastFix.distanceMm(place);
      depart(motion, motion.fastFix, straightMm);
    } else if (droveUnseen(motion, driven, fast)) {
      driveOn(motion, place, driven);
    } else if (motion.standingPlace.distanceM(place) > STANDING_RADIUS_M) {
      depart(motion, place, motion.standingPlace.distanceMm(place));
    } else if (motion.speedIsFresh) {
      motion.fastFix = fast ? place : null;
    }
  }

  /** Whether its wheels say that it drove between two fixes too far apart to show it. */
  private static boolean droveUnseen(Motion motion, Reckoning driven, boolean fast) {
    boolean unseen = driven.isKnown() && driven.intervalMs() > LONGEST_SEEN_MS;
    return unseen && motion.creptMm >= (fast ? STIRRED_MM : DROVE_ON_MM);
  }

  /** It drove while nobody saw it, and may stand again. */
  private static void driveOn(Motion motion, Place place, Reckoning driven) {
    Place stood = motion.standingPlace;
    Place first = place;
    boolean stands = isSlow(motion);
    if (motion.fastFix != null) {
      first = motion.fastFix;
    } else if (stands) {
      long leftMs = motion.fix.timeMs() + driven.sparedMs() / 2;
      first = new Place(leftMs, stood.latE6(), stood.lonE6());
    }
    depart(motion, first, motion.creptMm);
    if (stands) {
      stand(motion, place.within(motion.legMm / MM_PER_M, stood));
    }
  }

  /** The leg is what its wheels turned, if that is known and can be; else the straight one. */
  private static void depart(Motion motion, Place first, long straightMm) {
    boolean carried = straightMm > motion.creptMm + STANDING_RADIUS_M * MM_PER_M;
    boolean known = motion.creptMm != Reckoning.UNKNOWN && !carried;
    motion.departedFrom = motion.standingPlace;
    motion.departure = first;
    motion.legMm = known ? motion.creptMm : straightMm;
    motion.standingPlace = null;
    motion.fastFix = null;
    motion.settledMs = first.timeMs() + SETTLES_FOR_MS;
  }

  private static void acceptWhileMoving(Motion motion, Place place, Reckoning driven) {
    boolean first = motion.fix == null;
    if (!first) {
      boolean wanders = place.timeMs() < motion.settledMs;
      boolean counts = driven.isKnown() && (wanders || driven.intervalMs() > SPEED_BASE_MS);
      motion.legMm = counts ? driven.drivenMm() : motion.fix.distanceMm(place);
    }
    if (isSlow(motion) || first && motion.speedCkmph == Telemetry.ABSENT) {
      boolean bounded = driven.isKnown() && driven.intervalMs() > LONGEST_SEEN_MS;
      stand(motion, bounded ? place.within(driven.drivenMm() / MM_PER_M, motion.fix) : place);
    }
  }

  private static boolean isSlow(Motion motion) {
    return motion.speedCkmph != Telemetry.ABSENT && motion.speedCkmph < STANDING_BELOW_CKMPH;
  }

  private static void stand(Motion motion, Place place) {
    motion.standingPlace = place;
    motion.standingBegan = true;
    motion.creptMm = 0;
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
