package io.fleet.simulator.trial;

import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Road;
import io.fleet.simulator.script.Segment.Brake;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.script.Segment.Instantly;
import io.fleet.simulator.script.Segment.Pulse;
import io.fleet.simulator.script.Segment.Reach;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import io.fleet.simulator.truth.Truth;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Drives that are to be judged: manoeuvres with peaks spread evenly over 0.15–0.60 g and 2–5 s,
 * stretches above the limit over 2–60 s by 0–40 %, emergency stops of 0.7–0.9 g. Calm driving lies
 * between them.
 */
final class Manoeuvres {
  static final double G_MPS2 = 9.80665;
  private static final double CALM_S = 6;
  private static final double CORNERING_FROM_MPS = 7;
  private static final double GREATEST_TURN_RAD = 1.7;
  private static final double TOLERANCE = 1.05;

  private final Course course;
  private final RandomGenerator random;
  private final Truth truth;

  Manoeuvres(Course course, RandomGenerator random, Truth truth) {
    this.course = course;
    this.random = random;
    this.truth = truth;
  }

  private double drawnPeakMps2() {
    return random.nextDouble(0.15, 0.60) * G_MPS2;
  }

  private double drawnSeconds() {
    return random.nextDouble(2, 5);
  }

  /** What a pulse adds to the speed. */
  private static double changeMps(double peakMps2, double seconds) {
    return peakMps2 * (seconds - Pulse.RAMP_S);
  }

  void brake() {
    double peak = drawnPeakMps2();
    double seconds = drawnSeconds();
    double from = Math.max(7, changeMps(peak, seconds) + 2) + random.nextDouble(3);
    course.enter(Road.allowing(from, random));
    pulse(from, new Pulse(-peak, seconds, false));
  }

  void accelerate() {
    double peak = drawnPeakMps2();
    double seconds = drawnSeconds();
    double from = random.nextDouble(5.6, 7);
    course.enter(Road.allowing(from + changeMps(peak, seconds), random));
    pulse(from, new Pulse(peak, seconds, false));
  }

  void corner() {
    double peak = drawnPeakMps2();
    double seconds = drawnSeconds();
    double least = Math.max(CORNERING_FROM_MPS, peak * seconds / GREATEST_TURN_RAD);
    double speed = least + random.nextDouble(5);
    course.enter(Road.allowing(speed, random));
    pulse(speed, new Pulse(random.nextBoolean() ? peak : -peak, seconds, true));
  }

  private void pulse(double fromMps, Pulse pulse) {
    course.add(new Reach(fromMps));
    course.add(new Hold(CALM_S));
    course.add(pulse);
    course.add(new Hold(CALM_S));
  }

  /** Above the limit by 0–40 %; how long above the limit × 1.05 is what is spread evenly. */
  void overspeed() {
    Road road = Road.between(0, 100, random);
    double seconds = random.nextDouble(2, 60);
    double threshold = TOLERANCE * road.limitMps();
    double wish = road.limitMps() * (1 + random.nextDouble(0.40));
    double peak = Math.min(wish, threshold + Reach.GENTLE_MPS2 * seconds / 2);
    double ramps = 2 * Math.max(0, peak - threshold) / Reach.GENTLE_MPS2;
    course.enter(road);
    course.add(new Reach(0.95 * road.limitMps()));
    course.add(new Hold(CALM_S));
    course.add(new Reach(peak));
    course.add(new Hold(seconds - ramps));
    course.add(new Reach(0.93 * road.limitMps()));
    course.add(new Hold(2 * CALM_S));
  }

  /** About 2–4 s of it, half of them to standstill, then 60–120 s at a light. */
  void emergencyStop() {
    double mps2 = random.nextDouble(0.7, 0.9) * G_MPS2;
    double from = random.nextDouble(70, 110) / 3.6;
    boolean toStandstill = random.nextBoolean();
    course.enter(Road.allowing(from, random));
    course.add(new Reach(from));
    course.add(new Hold(CALM_S));
    long[] startMs = new long[1];
    course.add(new Instantly(motion -> startMs[0] = motion.timeMs()));
    course.add(new Brake(mps2, toStandstill ? 0 : 0.2 * from));
    course.add(
        new Instantly(
            motion ->
                truth.tell(
                    LabelKind.EMERGENCY_STOP,
                    startMs[0],
                    motion.timeMs(),
                    Map.of(Measure.TRUE_PEAK_G, mps2 / G_MPS2, Measure.SPEED_KMPH, from * 3.6))));
    course.add(new Hold(toStandstill ? random.nextDouble(60, 120) : CALM_S));
  }
}
