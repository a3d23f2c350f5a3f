package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@link TripSummary} as JSON: a record of its topic, the data of a change, a row of the API. */
public final class TripSummaryJson {
  private static final double PER_THOUSAND = 1_000;
  private static final double PER_HUNDRED = 100;
  private static final double PER_MILLION = 1e6;
  private static final double MM_PER_MS_TO_KMPH = 3.6;

  private TripSummaryJson() {}

  /** The trip as one JSON object, in UTF-8. */
  public static byte[] write(TripSummary trip) {
    return bytes(trip).toByteArray();
  }

  /** The same as text. */
  public static String text(TripSummary trip) {
    return bytes(trip).toString(StandardCharsets.UTF_8);
  }

  /**
   * Reads a record. Unknown members are passed over.
   *
   * @throws Refusal.RefusedException if it is no JSON object or lacks what a trip needs
   */
  public static TripSummary read(byte[] json) throws Refusal.RefusedException {
    return Json.readObject(json, in -> new TripSummaryReader().read(in));
  }

  private static ByteArrayOutputStream bytes(TripSummary trip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      who(trip, json);
      what(trip, json);
      position("start_position", trip.startLatE6(), trip.startLonE6(), json);
      position("end_position", trip.endLatE6(), trip.endLonE6(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private static void who(TripSummary t, JsonGenerator json) throws IOException {
    json.writeStringField("trip_id", t.tripId());
    json.writeNumberField("version", t.version());
    json.writeStringField("updated_at", Iso8601.format(t.updatedAtMs()));
    json.writeBooleanField("withdrawn", t.withdrawn());
    json.writeStringField("vehicle_id", t.vehicleId());
    Json.writeText(json, "driver_id", t.driverId());
    json.writeStringField("source", "detected");
    Json.writeText(json, "device_trip_id", t.deviceTripId());
    json.writeStringField("state", t.state());
    Json.writeText(json, "closed_by", t.closedBy());
  }

  private static void what(TripSummary t, JsonGenerator json) throws IOException {
    json.writeStringField("started_at", Iso8601.format(t.startedAtMs()));
    json.writeStringField("ended_at", Iso8601.format(t.endedAtMs()));
    json.writeNumberField("distance_m", t.distanceMm() / PER_THOUSAND);
    json.writeNumberField("duration_s", (t.endedAtMs() - t.startedAtMs()) / PER_THOUSAND);
    json.writeNumberField("moving_s", t.movingMs() / PER_THOUSAND);
    json.writeNumberField("standing_s", t.standingMs() / PER_THOUSAND);
    json.writeNumberField("idle_s", t.idleMs() / PER_THOUSAND);
    json.writeNumberField("stops", t.stops());
    if (t.maxSpeedCkmph() != Telemetry.ABSENT) {
      json.writeNumberField("max_speed_kmph", t.maxSpeedCkmph() / PER_HUNDRED);
    }
    if (t.movingMs() > 0) {
      double kmph = (double) t.distanceMm() / t.movingMs() * MM_PER_MS_TO_KMPH;
      json.writeNumberField("mean_speed_kmph", Math.rint(kmph * PER_HUNDRED) / PER_HUNDRED);
    }
    json.writeNumberField("overspeed_episodes", t.overspeedEpisodes());
  }

  private static void position(String name, int latE6, int lonE6, JsonGenerator json)
      throws IOException {
    if (latE6 != Telemetry.ABSENT && lonE6 != Telemetry.ABSENT) {
      json.writeObjectFieldStart(name);
      json.writeNumberField("lat", latE6 / PER_MILLION);
      json.writeNumberField("lon", lonE6 / PER_MILLION);
      json.writeEndObject();
    }
  }
}
