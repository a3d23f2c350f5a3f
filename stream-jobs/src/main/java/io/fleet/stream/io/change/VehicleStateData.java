package io.fleet.stream.io.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.stream.rule.presence.VehiclePresence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A vehicle's state, member for member as the API shows it with the vehicle. */
final class VehicleStateData {
  private VehicleStateData() {}

  static String text(VehiclePresence presence, long version, boolean withdrawn) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", presence.vehicleId());
      json.writeNumberField("version", version);
      json.writeBooleanField("withdrawn", withdrawn);
      json.writeStringField("state", presence.state().wireName());
      json.writeStringField("state_since", Iso8601.format(presence.sinceMs()));
      text(json, "trip_id", presence.tripId());
      text(json, "driver_id", presence.driverId());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
