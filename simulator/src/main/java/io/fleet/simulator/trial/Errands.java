package io.fleet.simulator.trial;

import io.fleet.simulator.script.Agenda;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Road;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.script.Segment.Instantly;
import io.fleet.simulator.script.Segment.Reach;
import io.fleet.simulator.truth.Truth;
import java.util.random.RandomGenerator;

/**
 * Decides what a vehicle does next, by what has come due, until its hours are over and it is parked
 * for good. How often: per 500 vehicle-hours about 38 crashes, 277 emergency stops, 25 tows, 142
 * knocks while parked; manoeuvres and overspeeding by the driver's profile.
 */
final class Errands implements Agenda {
  private static final double FAREWELL_S = 400;
  private static final double FIRST_PARK_S = 20;

  private final Course course;
  private final ScriptedMotion motion;
  private final RandomGenerator random;
  private final Manoeuvres manoeuvres;
  private final Rests rests;
  private final long endMs;
  private final Due[] dues;
  private final Recurring knocks;
  private boolean leaving;

  /** Something that comes due, and what is then done. */
  private record Due(Recurring when, Runnable deed) {}

  Errands(
      int number,
      DriverProfile profile,
      Course course,
      ScriptedMotion motion,
      Truth truth,
      Device device,
      RandomGenerator random,
      long endMs) {
    this.course = course;
    this.motion = motion;
    this.random = random;
    this.manoeuvres = new Manoeuvres(course, random, truth);
    this.rests = new Rests(course, random, truth, device);
    this.endMs = endMs;
    double manoeuvreH = 3 / profile.manoeuvresPerHour();
    this.knocks = new Recurring(3.5, motion.timeMs(), number, 0, random);
    this.dues =
        new Due[] {
          due(13, number, 1, rests::crash),
          due(20, number, 2, rests::tow),
          due(1.8, number, 3, manoeuvres::emergencyStop),
          due(0.75, number, 4, this::park),
          due(0.65, number, 5, rests::idle),
          due(0.10, number, 6, rests::light),
          due(manoeuvreH, number, 7, manoeuvres::brake),
          due(manoeuvreH, number, 8, manoeuvres::accelerate),
          due(manoeuvreH, number, 9, manoeuvres::corner),
          due(1 / profile.overspeedsPerHour(), number, 10, manoeuvres::overspeed)
        };
    course.add(new Hold(FIRST_PARK_S));
    rests.start();
  }

  private Due due(double periodH, int number, int kind, Runnable deed) {
    return new Due(new Recurring(periodH, motion.timeMs(), number, kind, random), deed);
  }

  @Override
  public boolean planNext() {
    if (leaving) {
      return false;
    }
    if (motion.timeMs() >= endMs) {
      leave();
      return true;
    }
    for (Due due : dues) {
      if (due.when().take(motion.timeMs())) {
        due.deed().run();
        return true;
      }
    }
    cruise();
    return true;
  }

  private void park() {
    rests.park(rests.drawnParkS(), knocks.take(motion.timeMs()));
  }

  private void cruise() {
    Road road = Road.allowing(0, random);
    course.enter(road);
    course.add(new Reach(road.limitMps() * random.nextDouble(0.75, 0.97)));
    course.add(new Hold(random.nextDouble(10, 40)));
  }

  private void leave() {
    leaving = true;
    course.add(new Reach(0));
    course.add(new Instantly(m -> m.engine(false)));
    course.add(new Hold(FAREWELL_S));
  }
}
