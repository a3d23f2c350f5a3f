package io.fleet.local.bench.backlog;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import io.fleet.simulator.SimulatedFleet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Messages of a simulated fleet in the form of a usual tracker: an id of its own, who and when,
 * fix, supply voltage, ignition and the road's limit; about 330 bytes. Each vehicle sends one a
 * second. Same seed, same bytes; no end.
 */
final class SimulatedMessages {
  /** A fixed instant, so that two runs write the same. */
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final List<TelemetryField> FIELDS =
      List.of(
          TelemetryField.LAT,
          TelemetryField.LON,
          TelemetryField.SPEED,
          TelemetryField.HEADING,
          TelemetryField.SAT_COUNT,
          TelemetryField.BATTERY_VOLTAGE,
          TelemetryField.IGNITION,
          TelemetryField.SPEED_LIMIT);

  private final SimulatedFleet fleet;
  private final Random random;
  private final TelemetryBuilder builder = Telemetry.builder();

  SimulatedMessages(long seed, int vehicles) {
    this.fleet = new SimulatedFleet(seed, vehicles, START);
    this.random = new Random(seed);
  }

  BacklogEvent next() {
    Telemetry told = fleet.step().telemetry();
    builder.clear().vehicleId(told.vehicleId()).driverId(told.driverId());
    builder.tripId(tripIdOf(told.vehicleId())).timestampMs(told.timestampMs());
    for (TelemetryField field : FIELDS) {
      copy(told, field);
    }
    String eventId = new UUID(random.nextLong(), random.nextLong()).toString();
    byte[] json = TelemetryWriter.write(builder.eventId(eventId).build(), eventId);
    return new BacklogEvent(told.vehicleId(), json, false);
  }

  private void copy(Telemetry told, TelemetryField field) {
    if (!told.has(field)) {
      return;
    }
    if (field.isFlag()) {
      builder.set(field, told.isTrue(field));
    } else {
      builder.set(field, told.number(field));
    }
  }

  private static String tripIdOf(String vehicleId) {
    return UUID.nameUUIDFromBytes(vehicleId.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
