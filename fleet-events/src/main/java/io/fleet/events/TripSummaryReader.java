package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Collects the members of one trip. */
final class TripSummaryReader {
  private static final int MAX_LENGTH = 128;
  private static final double MAX_WHOLE = 1L << 53;

  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, int[]> positions = new HashMap<>();
  private boolean withdrawn;
  private Long startedAtMs;
  private Long endedAtMs;

  TripSummary read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    if (!VehicleId.isValid(texts.get("vehicle_id"))) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    if (startedAtMs == null || endedAtMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "started_at or ended_at is missing");
    }
    if (texts.get("trip_id") == null) {
      throw new Refusal.RefusedException(Refusal.FIELD, "trip_id is missing or wrong");
    }
    return trip();
  }

  private TripSummary trip() throws Refusal.RefusedException {
    int[] start = positions.getOrDefault("start_position", nowhere());
    int[] end = positions.getOrDefault("end_position", nowhere());
    long version = whole("version", 1);
    return new TripSummary(
        texts.get("trip_id"),
        version,
        withdrawn,
        texts.get("vehicle_id"),
        texts.get("driver_id"),
        texts.get("device_trip_id"),
        texts.get("closed_by"),
        startedAtMs,
        endedAtMs,
        whole("distance_m", 1_000),
        whole("moving_s", 1_000),
        whole("standing_s", 1_000),
        whole("idle_s", 1_000),
        (int) whole("stops", 1),
        numbers.containsKey("max_speed_kmph")
            ? (int) whole("max_speed_kmph", 100)
            : Telemetry.ABSENT,
        (int) whole("overspeed_episodes", 1),
        start[0],
        start[1],
        end[0],
        end[1]);
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      position(in, name);
    } else if (name.equals("started_at")) {
      startedAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
    } else if (name.equals("ended_at")) {
      endedAtMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
    } else if (name.equals("withdrawn")) {
      withdrawn = in.hasToken(JsonToken.VALUE_TRUE);
    } else if (Json.isNumber(in)) {
      numbers.put(name, Json.number(in));
    } else {
      texts.put(name, Json.text(in, MAX_LENGTH));
    }
  }

  private void position(JsonParser in, String name) throws IOException {
    int[] place = Json.place(in);
    if (place != null) {
      positions.put(name, place);
    }
  }

  private static int[] nowhere() {
    return new int[] {Telemetry.ABSENT, Telemetry.ABSENT};
  }

  /** A number that is not negative in its canonical unit. */
  private long whole(String name, int perUnit) throws Refusal.RefusedException {
    double value = numbers.getOrDefault(name, Double.NaN) * perUnit;
    if (!(value >= 0) || value > MAX_WHOLE) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
    return Math.round(value);
  }
}
