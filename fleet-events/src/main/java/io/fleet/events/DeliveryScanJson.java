package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of a scan in its topic; {@link RecordReader#deliveryScan} reads it. */
public final class DeliveryScanJson {
  private DeliveryScanJson() {}

  /** The scan as one JSON object. */
  public static byte[] write(DeliveryScan scan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", scan.vehicleId());
      json.writeStringField("stop_id", scan.stopId());
      Json.writeText(json, "plan_id", scan.planId());
      Json.writeText(json, "driver_id", scan.driverId());
      json.writeStringField("event_type", scan.eventType());
      json.writeStringField("timestamp", Iso8601.format(scan.timestampMs()));
      Json.writeText(json, "reason", scan.reason());
      if (scan.sequence() != null) {
        json.writeNumberField("sequence", scan.sequence());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
