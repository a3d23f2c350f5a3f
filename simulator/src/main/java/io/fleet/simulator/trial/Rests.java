package io.fleet.simulator.trial;

import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Road;
import io.fleet.simulator.script.Segment;
import io.fleet.simulator.script.Segment.Brake;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.script.Segment.Impact;
import io.fleet.simulator.script.Segment.Instantly;
import io.fleet.simulator.script.Segment.Reach;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import io.fleet.simulator.truth.Truth;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What makes a vehicle stand: lights, idles spread evenly over 30–600 s, parking over 20–600 s (in
 * which it may be knocked or towed away), crashes.
 */
final class Rests {
  private static final double CALM_S = 6;
  private static final double STARTING_S = 8;
  private static final double TOWING_MPS = 8;
  private static final double SOONEST_TOW_S = 90;

  private final Course course;
  private final RandomGenerator random;
  private final Truth truth;
  private final Device device;

  Rests(Course course, RandomGenerator random, Truth truth, Device device) {
    this.course = course;
    this.random = random;
    this.truth = truth;
    this.device = device;
  }

  void light() {
    stand(random.nextDouble(5, 40));
  }

  void idle() {
    stand(random.nextDouble(30, 600));
  }

  private void stand(double seconds) {
    course.add(new Reach(0));
    course.add(new Hold(seconds));
  }

  /** The engine is off for so long; the vehicle stands before and after it. */
  void park(double seconds, boolean knocked) {
    stand(CALM_S);
    course.add(new Instantly(motion -> motion.engine(false)));
    double untilKnock = seconds * random.nextDouble(0.3, 0.7);
    course.add(new Hold(untilKnock));
    if (knocked) {
      double g = random.nextDouble(2.5, 5);
      course.add(
          new Instantly(
              motion -> {
                device.shock(g * Manoeuvres.G_MPS2);
                long now = motion.timeMs();
                truth.tell(LabelKind.PARKED_KNOCK, now, now, Map.of(Measure.PEAK_G, g));
              }));
    }
    course.add(new Hold(seconds - untilKnock));
    start();
  }

  double drawnParkS() {
    return random.nextDouble(20, 600);
  }

  void start() {
    course.add(new Instantly(motion -> motion.engine(true)));
    course.add(new Hold(STARTING_S));
  }

  /** Parked, then carried away for some hundred metres or more, then driven on from there. */
  void tow() {
    stand(CALM_S);
    long[] startMs = new long[1];
    double[] startM = new double[1];
    course.add(new Instantly(motion -> motion.engine(false)));
    course.add(new Hold(SOONEST_TOW_S));
    course.add(
        new Instantly(
            motion -> {
              motion.towed(true);
              startMs[0] = motion.timeMs();
              startM[0] = motion.odometerM();
            }));
    course.add(new Reach(TOWING_MPS));
    course.add(new Hold(random.nextDouble(60, 240)));
    course.add(new Reach(0));
    course.add(
        new Instantly(
            motion -> {
              motion.towed(false);
              double distanceM = motion.odometerM() - startM[0];
              truth.tell(
                  LabelKind.TOW,
                  startMs[0],
                  motion.timeMs(),
                  Map.of(Measure.DISTANCE_M, distanceM));
            }));
    course.add(new Hold(random.nextDouble(120, 300)));
    start();
  }

  /** A collision of 3–12 g at 35–100 km/h, braked to standstill after it, then 5–15 min there. */
  void crash() {
    double fromMps = random.nextDouble(35, 100) / 3.6;
    double g = random.nextDouble(3, 12);
    double impactS = random.nextDouble(0.06, 0.14);
    boolean engineStops = random.nextBoolean();
    long[] atMs = new long[3];
    course.enter(Road.allowing(fromMps, random));
    course.add(new Reach(fromMps));
    course.add(new Hold(CALM_S));
    course.add(note(atMs, 0));
    course.add(new Impact(g * Manoeuvres.G_MPS2, impactS));
    course.add(note(atMs, 1));
    course.add(new Brake(random.nextDouble(0.4, 0.7) * Manoeuvres.G_MPS2, 0));
    course.add(note(atMs, 2));
    course.add(new Hold(random.nextDouble(5, 30)));
    course.add(new Instantly(motion -> motion.engine(!engineStops)));
    course.add(new Hold(random.nextDouble(300, 900)));
    course.add(
        new Instantly(
            motion -> {
              Map<Measure, Double> measures = new EnumMap<>(Measure.class);
              measures.put(Measure.PEAK_G, g);
              measures.put(Measure.SPEED_KMPH, fromMps * 3.6);
              measures.put(Measure.STANDING_S, (motion.timeMs() - atMs[2]) / 1_000.0);
              truth.tell(LabelKind.CRASH, atMs[0], atMs[1], measures);
            }));
    start();
  }

  private static Segment note(long[] atMs, int index) {
    return new Instantly(motion -> atMs[index] = motion.timeMs());
  }
}
