package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/**
 * What the vehicle's odometer says at the last believed fix, and whether it is believed.
 *
 * <p>At the first fix behind each 200 m it counts it is held against positions. It is believed once
 * they have shown a way that it counted, in metres and not in hundreds of them; it is no longer
 * believed once they lie farther apart than it counted: it stands still, or counts something else.
 *
 * @param readingM at the last believed fix, m, or {@link Telemetry#ABSENT}
 * @param testedM where it was last held against positions, m, or {@link Telemetry#ABSENT}
 * @param latE6 latitude of that place
 * @param lonE6 longitude of that place
 * @param believed whether what it counts is believed
 */
record Odometer(int readingM, int testedM, int latE6, int lonE6, boolean believed) {
  static final Odometer UNKNOWN = new Odometer(Telemetry.ABSENT, Telemetry.ABSENT, 0, 0, false);

  /** What is not known of a way. */
  static final int NOT_COUNTED = -1;

  private static final int TESTED_EVERY_M = 200;
  private static final int LONG_ENOUGH_M = 100;
  private static final int COARSE_M = 100;
  private static final double STRAIGHTEST = 1.05;
  private static final double MOST_WINDING = 3;
  private static final int READING = 1;
  private static final int TESTED = 2;
  private static final int BELIEVED = 4;

  /** How far the vehicle drove since the last believed fix, m, or {@link #NOT_COUNTED}. */
  int drivenM(Telemetry t) {
    int nowM = t.canonical(TelemetryField.ODOMETER);
    boolean known = believed && readingM != Telemetry.ABSENT && nowM >= readingM;
    return known ? nowM - readingM : NOT_COUNTED;
  }

  /** Takes a believed fix into account. */
  Odometer hear(Telemetry t, Place place) {
    int nowM = t.canonical(TelemetryField.ODOMETER);
    if (nowM == readingM) {
      return this;
    }
    boolean isSamePart = testedM / TESTED_EVERY_M == nowM / TESTED_EVERY_M;
    return nowM == Telemetry.ABSENT || testedM != Telemetry.ABSENT && isSamePart
        ? new Odometer(nowM, testedM, latE6, lonE6, believed)
        : new Odometer(nowM, nowM, place.latE6(), place.lonE6(), isToBelieve(nowM, place));
  }

  private boolean isToBelieve(int nowM, Place place) {
    if (testedM == Telemetry.ABSENT) {
      return believed;
    }
    int countedM = nowM - testedM;
    double straightM = Geodesy.distanceM(latE6, lonE6, place.latE6(), place.lonE6());
    boolean isEnough = straightM <= STRAIGHTEST * countedM + MotionRule.STANDING_RADIUS_M;
    boolean isFine = nowM % COARSE_M != 0 || testedM % COARSE_M != 0;
    boolean isShown = countedM >= LONG_ENOUGH_M && straightM * MOST_WINDING >= countedM;
    return isEnough && (believed || isFine && isShown);
  }

  /** Positions contradict it. */
  Odometer doubted() {
    return new Odometer(readingM, Telemetry.ABSENT, 0, 0, false);
  }

  /** After a silence no way is known that could be held against it. */
  Odometer elsewhere() {
    return new Odometer(readingM, Telemetry.ABSENT, 0, 0, believed);
  }

  void write(ByteWriter out) {
    boolean isRead = readingM != Telemetry.ABSENT;
    boolean isTested = testedM != Telemetry.ABSENT;
    out.writeByte((isRead ? READING : 0) | (isTested ? TESTED : 0) | (believed ? BELIEVED : 0));
    if (isRead) {
      out.writeVarLong(readingM);
    }
    if (isTested) {
      out.writeVarLong(testedM);
      out.writeInt(latE6);
      out.writeInt(lonE6);
    }
  }

  static Odometer read(ByteReader in) {
    int flags = in.readByte();
    int readingM = (flags & READING) == 0 ? Telemetry.ABSENT : (int) in.readVarLong();
    boolean believed = (flags & BELIEVED) != 0;
    return (flags & TESTED) == 0
        ? new Odometer(readingM, Telemetry.ABSENT, 0, 0, believed)
        : new Odometer(readingM, (int) in.readVarLong(), in.readInt(), in.readInt(), believed);
  }
}
