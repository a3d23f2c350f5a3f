package io.fleet.simulator.round;

import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.DriveTo;
import io.fleet.simulator.script.Road;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.script.Segment.Hold;
import java.util.random.RandomGenerator;

/**
 * The ways between stops: slower in the hours when all are on the road, with lights of 5–40 s, jams
 * and detours.
 */
final class Traffic {
  private static final long MS_PER_HOUR = 3_600_000;
  private static final double LIGHT_EVERY_M = 600;
  private static final double JAM_FROM_M = 500;
  private static final double CRAWL_MPS = 3.5;
  private static final double UNHURRIED = 0.93;

  private final Course course;
  private final ScriptedMotion motion;
  private final RandomGenerator random;

  Traffic(Course course, ScriptedMotion motion, RandomGenerator random) {
    this.course = course;
    this.motion = motion;
    this.random = random;
  }

  /** Drives from where the vehicle stands to a place, and stands there. */
  void driveTo(double xM, double yM) {
    double dx = xM - motion.xM();
    double dy = yM - motion.yM();
    double distanceM = StrictMath.hypot(dx, dy);
    Road road = new Road(distanceM < 300 ? 30 : distanceM < 900 ? 50 : 60, true);
    double cruiseMps = UNHURRIED * road.limitMps() * flow();
    course.enter(road);
    double share = 0;
    if (distanceM > JAM_FROM_M && random.nextDouble() < 0.05) {
      share = jam(dx, dy, distanceM);
    } else if (distanceM > JAM_FROM_M && random.nextDouble() < 0.05) {
      share = 0.5;
      double asideM = random.nextDouble(-0.5, 0.5);
      via(share * dx + asideM * dy, share * dy - asideM * dx, cruiseMps, 2);
    }
    double x = motion.xM();
    double y = motion.yM();
    for (share += lightShare(distanceM); share < 0.95; share += lightShare(distanceM)) {
      course.add(new DriveTo(x + share * dx, y + share * dy, cruiseMps));
      course.add(new Hold(random.nextDouble(5, 40)));
    }
    course.add(new DriveTo(xM, yM, cruiseMps));
  }

  private double lightShare(double distanceM) {
    return random.nextDouble(0.3, 1.7) * LIGHT_EVERY_M / Math.max(1, distanceM);
  }

  private void via(double dx, double dy, double cruiseMps, double holdS) {
    course.add(new DriveTo(motion.xM() + dx, motion.yM() + dy, cruiseMps));
    course.add(new Hold(holdS));
  }

  /** Stop and go on a part of the way; tells up to which share of it. */
  private double jam(double dx, double dy, double distanceM) {
    double lengthM = random.nextDouble(100, 350);
    double endShare = 0.2 + lengthM / distanceM;
    double share = 0.2;
    while (share < endShare) {
      share += random.nextDouble(20, 60) / distanceM;
      via(share * dx, share * dy, CRAWL_MPS, random.nextDouble(3, 20));
    }
    return share;
  }

  /** Which share of what the road allows the traffic allows at this hour. */
  private double flow() {
    long hour = Math.floorMod(motion.timeMs() / MS_PER_HOUR, 24L);
    boolean rush = hour == 7 || hour == 8 || hour == 16 || hour == 17;
    return rush ? random.nextDouble(0.6, 0.8) : random.nextDouble(0.85, 1.0);
  }
}
