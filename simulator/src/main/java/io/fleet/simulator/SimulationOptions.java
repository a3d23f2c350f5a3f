package io.fleet.simulator;

import io.fleet.simulator.motion.DutyProfile;
import io.fleet.simulator.route.CityFrame;
import io.fleet.simulator.sensor.SensorNoise;
import java.time.Duration;

/**
 * What a simulation is made of besides its seed.
 *
 * @param interval between two messages of a vehicle, a multiple of {@code motionStepMs}
 * @param motionStepMs step of the motion, 1–100 ms
 * @param noise errors of the sensors
 * @param duty how a day goes
 * @param frame where the city lies
 */
public record SimulationOptions(
    Duration interval, int motionStepMs, SensorNoise noise, DutyProfile duty, CityFrame frame) {
  /** One message a second, motion at 10 Hz. */
  public static final SimulationOptions DEFAULT =
      new SimulationOptions(
          Duration.ofSeconds(1), 100, SensorNoise.USUAL, DutyProfile.BUSY, CityFrame.DEFAULT);

  /** Refuses intervals the motion cannot meet. */
  public SimulationOptions {
    long ms = interval.toMillis();
    if (motionStepMs < 1 || motionStepMs > 100) {
      throw new IllegalArgumentException("motion steps must be 1 – 100 ms");
    }
    if (ms < motionStepMs || ms > 3_600_000 || ms % motionStepMs != 0) {
      throw new IllegalArgumentException(
          "the interval must be a multiple of " + motionStepMs + " ms and at most an hour");
    }
  }

  /** The same with another interval between messages. */
  public SimulationOptions every(Duration other) {
    return new SimulationOptions(other, motionStepMs, noise, duty, frame);
  }

  /** The same with other sensors. */
  public SimulationOptions with(SensorNoise other) {
    return new SimulationOptions(interval, motionStepMs, other, duty, frame);
  }
}
