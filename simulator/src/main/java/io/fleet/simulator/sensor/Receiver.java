package io.fleet.simulator.sensor;

import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.motion.TrueMotion;
import io.fleet.simulator.route.CityFrame;
import java.util.random.RandomGenerator;

/**
 * A satellite receiver: position with correlated error, wandering while it stands, speed and course
 * with independent errors; at walking pace and below the course stays as it was.
 */
final class Receiver {
  private static final double DRIFT_TIME_S = 180;
  private static final double DRIFT_FORGOTTEN_S = 8;
  private static final double STANDING_MPS = 0.5;
  private static final double COURSE_NOISE_MPS_DEG = 8;
  private static final double MERIT_TIME_S = 300;

  private final CityFrame frame;
  private final SensorNoise noise;
  private final RandomGenerator random;
  private final double driftForgotten;
  private final GaussMarkov east;
  private final GaussMarkov north;
  private final GaussMarkov driftEast;
  private final GaussMarkov driftNorth;
  private final GaussMarkov merit;
  private double courseDeg = Double.NaN;

  Receiver(CityFrame frame, SensorNoise noise, double stepS, RandomGenerator random) {
    this.frame = frame;
    this.noise = noise;
    this.random = random;
    this.driftForgotten = 1 - StrictMath.exp(-stepS / DRIFT_FORGOTTEN_S);
    this.east = new GaussMarkov(noise.positionM(), noise.positionTimeS(), stepS, random);
    this.north = new GaussMarkov(noise.positionM(), noise.positionTimeS(), stepS, random);
    this.driftEast = new GaussMarkov(noise.standingDriftM(), DRIFT_TIME_S, stepS, random);
    this.driftNorth = new GaussMarkov(noise.standingDriftM(), DRIFT_TIME_S, stepS, random);
    this.merit = new GaussMarkov(0.2 * noise.gauge(), MERIT_TIME_S, stepS, random);
    driftEast.shrink(1);
    driftNorth.shrink(1);
  }

  void read(TrueMotion motion, TelemetryBuilder into) {
    boolean standing = motion.speedMps() < STANDING_MPS;
    double wanderedEast = drift(driftEast, standing);
    double wanderedNorth = drift(driftNorth, standing);
    double wanderedM = Math.sqrt(wanderedEast * wanderedEast + wanderedNorth * wanderedNorth);
    double held = Math.min(1, noise.standingDriftMostM() / Math.max(1e-9, wanderedM));
    double errorEast = east.next() + held * wanderedEast;
    double errorNorth = north.next() + held * wanderedNorth;
    into.position(frame.lat(motion.yM() + errorNorth), frame.lon(motion.xM() + errorEast));
    double speedMps = Math.abs(motion.speedMps() + noise.speedMps() * random.nextGaussian());
    into.set(TelemetryField.SPEED, speedMps * 3.6);
    into.set(TelemetryField.HEADING, course(motion, standing));
    double hdop = Math.max(0.6, 1.0 + merit.next());
    into.set(TelemetryField.HDOP, hdop);
    into.set(TelemetryField.SAT_COUNT, Math.max(4, Math.rint(12 - 6 * (hdop - 1))));
  }

  private double drift(GaussMarkov drift, boolean standing) {
    if (standing) {
      return drift.next();
    }
    drift.shrink(driftForgotten);
    return drift.value();
  }

  private double course(TrueMotion motion, boolean standing) {
    if (!standing || Double.isNaN(courseDeg)) {
      double sigma = COURSE_NOISE_MPS_DEG * noise.speedMps() / Math.max(1, motion.speedMps());
      double drawn = motion.headingDeg() + sigma * random.nextGaussian();
      courseDeg = drawn - 360 * Math.floor(drawn / 360);
    }
    return courseDeg;
  }
}
