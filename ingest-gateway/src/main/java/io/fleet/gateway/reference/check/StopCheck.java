package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The stops of a delivery plan: each named once, each at a place, each window a span of time. */
final class StopCheck {
  private StopCheck() {}

  static void check(JsonNode stops, Findings found) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < stops.size(); i++) {
      JsonNode stop = stops.get(i);
      String place = "/stops/" + i;
      if (!ids.add(stop.get("stop_id").textValue())) {
        found.error(place + "/stop_id", FieldNote.DUPLICATE, "another stop is called so");
      }
      checkPlace(stop, place, found);
      TimeCheck.window(stop, place, found);
    }
  }

  private static void checkPlace(JsonNode stop, String place, Findings found) {
    boolean lat = stop.has("lat");
    boolean lon = stop.has("lon");
    if (lat != lon) {
      found.error(place + (lat ? "/lon" : "/lat"), FieldNote.MISSING, "lat and lon go together");
    } else if (!lat && !stop.has("fence_id")) {
      found.error(place + "/lat", FieldNote.MISSING, "lat and lon, or fence_id, must be there");
    }
  }
}
