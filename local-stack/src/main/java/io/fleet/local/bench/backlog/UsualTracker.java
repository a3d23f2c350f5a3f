package io.fleet.local.bench.backlog;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.util.List;

/**
 * Tells what a simulated vehicle says in the form of a usual tracker: an id of the message, who and
 * when, fix, supply voltage, ignition and the road's limit; about 330 bytes. One thread.
 */
final class UsualTracker {
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

  private final TelemetryBuilder builder = Telemetry.builder();

  /**
   * Who says it.
   *
   * @param vehicleId the vehicle
   * @param driverId its driver
   * @param tripId the trip it is on
   */
  record Who(String vehicleId, String driverId, String tripId) {}

  /** A message of that id, as it is posted. */
  byte[] message(Telemetry told, Who who, String eventId) {
    builder.clear().vehicleId(who.vehicleId).driverId(who.driverId);
    builder.tripId(who.tripId).timestampMs(told.timestampMs());
    for (TelemetryField field : FIELDS) {
      copy(told, field);
    }
    return TelemetryWriter.write(builder.eventId(eventId).build(), eventId);
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
}
