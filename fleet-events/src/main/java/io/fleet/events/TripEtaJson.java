package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@link TripEta} as JSON, a record of its topic. */
public final class TripEtaJson {
  private TripEtaJson() {}

  /** The ETAs as one JSON object. */
  public static byte[] write(TripEta eta) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + 64 * eta.stops().size());
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", eta.vehicleId());
      Json.writeText(json, "trip_id", eta.tripId());
      json.writeStringField("plan_id", eta.planId());
      json.writeStringField("plan_since", Iso8601.format(eta.planSinceMs()));
      json.writeStringField("issued_at", Iso8601.format(eta.issuedAtMs()));
      json.writeStringField("basis", eta.basis());
      json.writeArrayFieldStart("stops");
      for (TripEta.Stop stop : eta.stops()) {
        json.writeStartObject();
        json.writeStringField("stop_id", stop.stopId());
        json.writeStringField("eta", Iso8601.format(stop.etaMs()));
        json.writeNumberField("distance_m", stop.distanceM());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a record. Unknown members are passed over.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks what an ETA needs
   */
  public static TripEta read(byte[] json) throws Refusal.RefusedException {
    return Json.readObject(json, in -> new TripEtaReader().read(in));
  }
}
