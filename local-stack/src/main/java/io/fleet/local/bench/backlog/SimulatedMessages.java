package io.fleet.local.bench.backlog;

import io.fleet.events.Telemetry;
import io.fleet.simulator.SimulatedFleet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Messages of a simulated fleet in the form of a usual tracker. Each vehicle sends one a second.
 * Same seed, same bytes; no end.
 */
final class SimulatedMessages {
  /** A fixed instant, so that two runs write the same. */
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private final SimulatedFleet fleet;
  private final Random random;
  private final UsualTracker tracker = new UsualTracker();

  SimulatedMessages(long seed, int vehicles) {
    this.fleet = new SimulatedFleet(seed, vehicles, START);
    this.random = new Random(seed);
  }

  BacklogEvent next() {
    Telemetry told = fleet.step().telemetry();
    String vehicleId = told.vehicleId();
    String eventId = new UUID(random.nextLong(), random.nextLong()).toString();
    UsualTracker.Who who = new UsualTracker.Who(vehicleId, told.driverId(), tripIdOf(vehicleId));
    return new BacklogEvent(vehicleId, tracker.message(told, who, eventId), false);
  }

  private static String tripIdOf(String vehicleId) {
    return UUID.nameUUIDFromBytes(vehicleId.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
