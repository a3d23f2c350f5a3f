package io.fleet.simulator;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.TrueMotion;
import io.fleet.simulator.sensor.MeanAcceleration;
import io.fleet.simulator.sensor.SensorSuite;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What one vehicle's device tells of its motion at equal intervals. Devices of vehicles with odd
 * numbers give their messages random ids, the others none. One thread.
 */
final class LiveDevice {
  private static final int ACCELEROMETER_MS = 1_000;

  private final String vehicleId;
  private final String driverId;
  private final boolean givesEventIds;
  private final RandomGenerator random;
  private final SensorSuite sensors;
  private final MeanAcceleration acceleration = new MeanAcceleration();
  private final TelemetryBuilder builder = Telemetry.builder();
  private final long intervalMs;
  private long nextMs;

  /**
   * @param number the vehicle's number in the fleet from 1
   * @param startMs first instant of the simulation, epoch milliseconds; the first message follows
   *     within one interval
   */
  LiveDevice(int number, Seeds seeds, SimulationOptions options, long startMs) {
    this.vehicleId = String.format("sim-%04d", number);
    this.driverId = String.format("sim-driver-%04d", number);
    this.givesEventIds = number % 2 == 1;
    this.random = seeds.generator(Seeds.Part.DEVICE, number);
    this.intervalMs = options.interval().toMillis();
    this.nextMs = startMs + random.nextLong(intervalMs);
    this.sensors =
        new SensorSuite(
            options.frame(),
            options.noise(),
            intervalMs / 1_000.0,
            seeds.generator(Seeds.Part.SENSORS, number));
  }

  String vehicleId() {
    return vehicleId;
  }

  String driverId() {
    return driverId;
  }

  /** When the next message is due, epoch milliseconds. */
  long nextMs() {
    return nextMs;
  }

  long intervalMs() {
    return intervalMs;
  }

  /** Feels a step of the motion. */
  void feel(TrueMotion motion) {
    if (nextMs - motion.timeMs() < ACCELEROMETER_MS) {
      acceleration.add(motion);
    }
  }

  /** The message that is due. */
  SimulatedEvent tell(TrueMotion motion, Powertrain powertrain) {
    powertrain.follow(motion, intervalMs / 1_000.0);
    builder.clear().vehicleId(vehicleId).driverId(driverId).timestampMs(nextMs);
    sensors.read(motion, powertrain, acceleration, builder);
    acceleration.clear();
    String eventId = givesEventIds ? newEventId() : null;
    Telemetry telemetry = builder.eventId(eventId).build();
    nextMs += intervalMs;
    return new SimulatedEvent(telemetry, eventId);
  }

  private String newEventId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
