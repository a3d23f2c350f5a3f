package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** {@link GeofenceVisit} as JSON: a record of its topic, the data of a change and of a webhook. */
public final class GeofenceVisitJson {
  private static final double PER_MILLION = 1e6;
  private static final double PER_THOUSAND = 1_000;

  private GeofenceVisitJson() {}

  /** The visit as one JSON object. */
  public static String text(GeofenceVisit v) {
    StringWriter text = new StringWriter(384);
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("visit_id", v.visitId());
      json.writeNumberField("version", v.version());
      json.writeBooleanField("withdrawn", v.withdrawn());
      json.writeStringField("fence_id", v.fenceId());
      json.writeStringField("vehicle_id", v.vehicleId());
      Json.writeText(json, "driver_id", v.driverId());
      Json.writeText(json, "trip_id", v.tripId());
      json.writeStringField("entered_at", Iso8601.format(v.enteredAtMs()));
      if (v.exitedAtMs() != null) {
        json.writeStringField("exited_at", Iso8601.format(v.exitedAtMs()));
        json.writeNumberField("dwell_s", (v.exitedAtMs() - v.enteredAtMs()) / PER_THOUSAND);
      }
      Json.writeText(json, "closed_by", v.closedBy());
      json.writeBooleanField("inferred", v.inferred());
      json.writeObjectFieldStart("position");
      json.writeNumberField("lat", v.latE6() / PER_MILLION);
      json.writeNumberField("lon", v.lonE6() / PER_MILLION);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads a record. Unknown members are passed over.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks what a visit needs
   */
  public static GeofenceVisit read(byte[] json) throws Refusal.RefusedException {
    return Json.readObject(json, in -> new GeofenceVisitReader().read(in));
  }
}
