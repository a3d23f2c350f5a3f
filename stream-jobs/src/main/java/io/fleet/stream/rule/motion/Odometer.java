package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/**
 * What the vehicle's odometer says at the last believed fix, and whether it is believed.
 *
 * <p>It is believed once positions have shown a way of 500 m or more that it counted, in metres and
 * not in hundreds of them. It is no longer believed once positions lie farther apart than it
 * counted: it stands still, or counts something else.
 *
 * @param readingM at the last believed fix, m, or {@link Telemetry#ABSENT}
 * @param testedAt where it was last held against positions, or null
 * @param testedM what it said there, m
 * @param believed whether what it counts is believed
 */
record Odometer(int readingM, Place testedAt, int testedM, boolean believed) {
  static final Odometer UNKNOWN = new Odometer(Telemetry.ABSENT, null, 0, false);

  /** What is not known of a way. */
  static final int NOT_COUNTED = -1;

  private static final int TESTED_EVERY_M = 500;
  private static final int COARSE_M = 100;
  private static final double STRAIGHTEST = 1.05;
  private static final double MOST_WINDING = 3;

  /** How far the vehicle drove since the last believed fix, m, or {@link #NOT_COUNTED}. */
  int drivenM(Telemetry t) {
    int nowM = t.canonical(TelemetryField.ODOMETER);
    boolean known = believed && readingM != Telemetry.ABSENT && nowM >= readingM;
    return known ? nowM - readingM : NOT_COUNTED;
  }

  /** Takes a believed fix into account. */
  Odometer hear(Telemetry t, Place place) {
    int nowM = t.canonical(TelemetryField.ODOMETER);
    if (nowM == Telemetry.ABSENT) {
      return readingM == Telemetry.ABSENT ? this : new Odometer(nowM, testedAt, testedM, believed);
    }
    if (testedAt == null) {
      return new Odometer(nowM, place, nowM, believed);
    }
    int countedM = nowM - testedM;
    if (countedM >= 0 && countedM < TESTED_EVERY_M) {
      return nowM == readingM ? this : new Odometer(nowM, testedAt, testedM, believed);
    }
    double straightM = testedAt.distanceM(place);
    boolean enough = straightM <= STRAIGHTEST * countedM + MotionRule.STANDING_RADIUS_M;
    boolean shown = straightM * MOST_WINDING >= countedM && nowM % COARSE_M != 0;
    return new Odometer(nowM, place, nowM, enough && (believed || shown));
  }

  /** Positions contradict it. */
  Odometer doubted() {
    return new Odometer(readingM, null, 0, false);
  }

  /** The vehicle was found elsewhere: no way leads there that could be held against it. */
  Odometer elsewhere() {
    return new Odometer(readingM, null, 0, believed);
  }

  void write(ByteWriter out) {
    out.writeInt(readingM);
    Place.write(testedAt, out);
    out.writeInt(testedM);
    out.writeBoolean(believed);
  }

  static Odometer read(ByteReader in) {
    return new Odometer(in.readInt(), Place.read(in), in.readInt(), in.readBoolean());
  }
}
