package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Collects the members of one visit. */
final class GeofenceVisitReader {
  private static final int MAX_LENGTH = 128;
  private static final double MAX_WHOLE = 1L << 53;

  private final Map<String, String> texts = new HashMap<>();
  private double version = Double.NaN;
  private boolean withdrawn;
  private Long enteredAtMs;
  private Long exitedAtMs;
  private int latE6 = Telemetry.ABSENT;
  private int lonE6 = Telemetry.ABSENT;

  GeofenceVisit read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    if (!VehicleId.isValid(texts.get("vehicle_id"))) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    if (enteredAtMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "entered_at is missing");
    }
    boolean named = texts.get("visit_id") != null && texts.get("fence_id") != null;
    if (!named || !(version >= 1) || version > MAX_WHOLE) {
      throw new Refusal.RefusedException(
          Refusal.FIELD, "visit_id, fence_id or version is missing or wrong");
    }
    return new GeofenceVisit(
        texts.get("visit_id"),
        (long) version,
        withdrawn,
        texts.get("fence_id"),
        texts.get("vehicle_id"),
        texts.get("driver_id"),
        texts.get("trip_id"),
        enteredAtMs,
        exitedAtMs,
        texts.get("closed_by"),
        latE6,
        lonE6);
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "position" -> position(in);
      case "entered_at" -> enteredAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "exited_at" -> exitedAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "withdrawn" -> withdrawn = in.hasToken(JsonToken.VALUE_TRUE);
      case "version" -> version = Json.isNumber(in) ? Json.number(in) : Double.NaN;
      default -> {
        if (in.hasToken(JsonToken.VALUE_STRING)) {
          texts.put(name, Json.text(in, MAX_LENGTH));
        }
      }
    }
  }

  private void position(JsonParser in) throws IOException {
    int[] place = Json.place(in);
    if (place != null) {
      latE6 = place[0];
      lonE6 = place[1];
    }
  }
}
