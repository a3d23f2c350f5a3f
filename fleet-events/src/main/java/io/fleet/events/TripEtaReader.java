package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the members of one record of ETAs. */
final class TripEtaReader {
  private static final int MAX_LENGTH = 128;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> times = new HashMap<>();
  private final List<TripEta.Stop> stops = new ArrayList<>();

  TripEta read(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      if (name.equals("stops") && in.hasToken(JsonToken.START_ARRAY)) {
        while (Json.nextElement(in)) {
          stop(in);
        }
      } else if (name.equals("issued_at") || name.equals("plan_since")) {
        times.put(name, Json.timestampMs(in));
      } else {
        texts.put(name, Json.text(in, MAX_LENGTH));
      }
      in.skipChildren();
    }
    if (!VehicleId.isValid(texts.get("vehicle_id"))) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    if (times.size() < 2) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "issued_at or plan_since is missing");
    }
    if (texts.get("plan_id") == null || texts.get("basis") == null || stops.isEmpty()) {
      throw new Refusal.RefusedException(Refusal.FIELD, "plan_id, basis or stops is missing");
    }
    return new TripEta(
        texts.get("vehicle_id"),
        texts.get("trip_id"),
        texts.get("plan_id"),
        times.get("plan_since"),
        times.get("issued_at"),
        texts.get("basis"),
        List.copyOf(stops));
  }

  private void stop(JsonParser in) throws IOException, Refusal.RefusedException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw new Refusal.RefusedException(Refusal.FIELD, "a stop is an object");
    }
    String stopId = null;
    Long etaMs = null;
    double distanceM = Double.NaN;
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      switch (name) {
        case "stop_id" -> stopId = Json.text(in, MAX_LENGTH);
        case "eta" -> etaMs = Json.timestampMs(in);
        case "distance_m" -> distanceM = Json.number(in);
        default -> {}
      }
      in.skipChildren();
    }
    if (stopId == null || etaMs == null || !(distanceM >= 0)) {
      throw new Refusal.RefusedException(Refusal.FIELD, "a stop lacks stop_id, eta or distance_m");
    }
    stops.add(new TripEta.Stop(stopId, etaMs, (int) distanceM));
  }
}
