package io.fleet.gateway.admit;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.DriverEvent;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TripEvent;
import io.fleet.events.VehicleStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is left of the records beside telemetry in private mode. */
final class PrivateRecords {
  private PrivateRecords() {}

  /** Without anything that is no number of the vehicle's own. */
  static byte[] status(VehicleStatus status, String vehicleId) {
    return write(
        vehicleId,
        status.timestampMs(),
        json -> {
          number(json, "fuel_pct", status.fuelDpct(), TelemetryField.FUEL_SHARE);
          number(json, "engine_temp_c", status.engineTempDc(), TelemetryField.ENGINE_TEMPERATURE);
          if (status.odometerM() != Telemetry.ABSENT) {
            double km = (double) status.odometerM() / TelemetryField.ODOMETER.scale();
            json.writeNumberField("odometer_km", (long) PrivateForm.wholeKm(km));
          }
          json.writeArrayFieldStart("fault_codes");
          for (String code : PrivateForm.faultCodes(status.faultCodes())) {
            json.writeString(code);
          }
          json.writeEndArray();
        });
  }

  /** That there was a trip, and neither where nor how far; of its id only the identity. */
  static byte[] trip(TripEvent trip, String vehicleId) {
    return write(
        vehicleId,
        trip.timestampMs(),
        json -> {
          json.writeStringField("trip_id", PrivateForm.identityOnly(trip.tripId()));
          json.writeStringField("event_type", trip.eventType());
        });
  }

  /** The driver's duty, without what else an app may tell. */
  static byte[] driver(DriverEvent event, String vehicleId) {
    return write(
        vehicleId,
        event.timestampMs(),
        json -> {
          json.writeStringField("driver_id", event.driverId());
          json.writeStringField("event_type", event.eventType());
        });
  }

  private static byte[] write(String vehicleId, long timestampMs, Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (vehicleId != null) {
        json.writeStringField("vehicle_id", vehicleId);
      }
      json.writeStringField("timestamp", Iso8601.format(timestampMs));
      json.writeBooleanField("private", true);
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void number(JsonGenerator json, String name, int canonical, TelemetryField field)
      throws IOException {
    if (canonical != Telemetry.ABSENT) {
      json.writeNumberField(name, (double) canonical / field.scale());
    }
  }

  /** Writes what a record has beside vehicle and time. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}
