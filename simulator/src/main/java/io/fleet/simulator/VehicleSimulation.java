package io.fleet.simulator;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.simulator.motion.Driver;
import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.VehicleMotion;
import io.fleet.simulator.route.RoadGraph;
import io.fleet.simulator.route.RouteWalk;
import io.fleet.simulator.sensor.MeanAcceleration;
import io.fleet.simulator.sensor.SensorSuite;
import java.util.random.RandomGenerator;

/**
 * One vehicle with its device: the true motion, and what the device tells of it at equal intervals.
 * Vehicles with odd numbers give their messages random ids, the others none. One thread.
 */
public final class VehicleSimulation {
  private static final int ACCELEROMETER_MS = 1_000;

  private final String vehicleId;
  private final String driverId;
  private final boolean givesEventIds;
  private final RandomGenerator deviceRandom;
  private final VehicleMotion motion;
  private final Powertrain powertrain;
  private final SensorSuite sensors;
  private final MeanAcceleration acceleration = new MeanAcceleration();
  private final TelemetryBuilder builder = Telemetry.builder();
  private final int stepMs;
  private final long intervalMs;
  private long nextMs;

  /**
   * @param number the vehicle's number in the fleet from 1
   * @param startMs first instant of the simulation, epoch milliseconds; the first message follows
   *     within one interval
   */
  VehicleSimulation(
      int number, Seeds seeds, RoadGraph roads, SimulationOptions options, long startMs) {
    RandomGenerator random = seeds.generator(Seeds.Part.MOTION, number);
    Driver driver = new Driver(number, options.duty(), random);
    this.vehicleId = String.format("sim-%04d", number);
    this.driverId = String.format("sim-driver-%04d", number);
    this.givesEventIds = number % 2 == 1;
    this.deviceRandom = seeds.generator(Seeds.Part.DEVICE, number);
    this.stepMs = options.motionStepMs();
    this.intervalMs = options.interval().toMillis();
    this.nextMs = startMs + deviceRandom.nextLong(intervalMs);
    RouteWalk walk = new RouteWalk(roads, driver.temper(), random);
    this.motion = new VehicleMotion(driver, walk, nextMs - intervalMs, stepMs);
    this.powertrain = new Powertrain(driver.vehicleClass(), random);
    this.sensors =
        new SensorSuite(
            options.frame(),
            options.noise(),
            intervalMs / 1_000.0,
            seeds.generator(Seeds.Part.SENSORS, number));
  }

  public String vehicleId() {
    return vehicleId;
  }

  /** When the next message is due, epoch milliseconds. */
  public long nextMs() {
    return nextMs;
  }

  /** The truth at the time of the last message; read only. */
  public VehicleMotion motion() {
    return motion;
  }

  /** Drives on to the next message and tells it. */
  public SimulatedEvent next() {
    drive();
    powertrain.follow(motion, intervalMs / 1_000.0);
    builder.clear().vehicleId(vehicleId).driverId(driverId).timestampMs(nextMs);
    sensors.read(motion, powertrain, acceleration, builder);
    String eventId = givesEventIds ? newEventId() : null;
    Telemetry telemetry = builder.eventId(eventId).build();
    nextMs += intervalMs;
    return new SimulatedEvent(telemetry, eventId);
  }

  private void drive() {
    acceleration.clear();
    while (motion.timeMs() < nextMs) {
      motion.step();
      if (nextMs - motion.timeMs() < ACCELEROMETER_MS) {
        acceleration.add(motion);
      }
    }
  }

  private String newEventId() {
    return new java.util.UUID(deviceRandom.nextLong(), deviceRandom.nextLong()).toString();
  }
}
