package io.fleet.simulator.sensor;

import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.TrueMotion;
import io.fleet.simulator.route.CityFrame;
import java.util.random.RandomGenerator;

/** All sensors of one vehicle. Mutable; one thread. */
public final class SensorSuite {
  private static final double STANDARD_GRAVITY_MPS2 = 9.80665;

  private final SensorNoise noise;
  private final RandomGenerator random;
  private final Receiver receiver;
  private final GaussMarkov fuel;

  /**
   * @param stepS time between two readings, seconds
   * @param random of the sensors alone
   */
  public SensorSuite(CityFrame frame, SensorNoise noise, double stepS, RandomGenerator random) {
    this.noise = noise;
    this.random = random;
    this.receiver = new Receiver(frame, noise, stepS, random);
    this.fuel = new GaussMarkov(0.4 * noise.gauge(), 30, stepS, random);
  }

  /**
   * Reads every sensor once.
   *
   * @param acceleration the mean acceleration of the last second, as an accelerometer tells it
   */
  public void read(
      TrueMotion motion,
      Powertrain powertrain,
      MeanAcceleration acceleration,
      TelemetryBuilder into) {
    receiver.read(motion, into);
    into.set(TelemetryField.IGNITION, motion.isEngineOn());
    into.set(TelemetryField.RPM, rpm(powertrain));
    into.set(TelemetryField.ODOMETER, motion.odometerM() / 1_000);
    into.set(TelemetryField.FUEL_SHARE, fuelPct(powertrain));
    into.set(TelemetryField.BATTERY_VOLTAGE, powertrain.volts() + gauge(0.05));
    into.set(TelemetryField.ENGINE_TEMPERATURE, powertrain.coolantC() + gauge(0.3));
    into.set(TelemetryField.ACCEL_LONG, g(acceleration.longitudinalMps2()));
    into.set(TelemetryField.ACCEL_LAT, g(acceleration.lateralMps2()));
    if (!Double.isNaN(motion.limitKmph())) {
      into.set(TelemetryField.SPEED_LIMIT, motion.limitKmph());
    }
  }

  private double rpm(Powertrain powertrain) {
    return powertrain.rpm() == 0 ? 0 : Math.max(500, powertrain.rpm() + gauge(15));
  }

  private double fuelPct(Powertrain powertrain) {
    return Math.max(0, Math.min(100, powertrain.fuelPct() + fuel.next()));
  }

  private double gauge(double sigma) {
    return sigma * noise.gauge() * random.nextGaussian();
  }

  private double g(double mps2) {
    return (mps2 + noise.accelerationMps2() * random.nextGaussian()) / STANDARD_GRAVITY_MPS2;
  }
}
