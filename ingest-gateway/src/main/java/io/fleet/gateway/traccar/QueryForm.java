package io.fleet.gateway.traccar;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the query form (OsmAnd, and the Traccar client up to version 8): {@code id, timestamp, lat,
 * lon, speed} in knots, {@code bearing, altitude, accuracy, hdop, batt, valid, driverUniqueId,
 * alarm}; other parameters are attributes. Of a parameter given twice the last counts.
 */
public final class QueryForm {
  private static final int MAX_PARAMETERS = 64;

  private QueryForm() {}

  /**
   * Reads the part of a URL behind the question mark, or a body of that form.
   *
   * @throws FormException if it cannot be decoded, or names itself twice
   */
  public static TrackerMessage read(String query) throws FormException {
    Map<String, String> attributes = new LinkedHashMap<>();
    TelemetryDraft draft = new TelemetryDraft();
    String key = null;
    for (Map.Entry<String, List<String>> parameter : parameters(query).entrySet()) {
      String value = parameter.getValue().get(parameter.getValue().size() - 1);
      if (isKey(parameter.getKey())) {
        if (key != null || parameter.getValue().size() > 1) {
          throw new FormException("more than one id");
        }
        key = value;
      } else if (!value.isEmpty() && !take(parameter.getKey(), value, draft)) {
        attributes.put(parameter.getKey(), value);
      }
    }
    TraccarAttributes.take(attributes, draft);
    return new TrackerMessage(key, List.of(draft));
  }

  private static boolean isKey(String name) {
    return name.equals("id") || name.equals("deviceid");
  }

  private static Map<String, List<String>> parameters(String query) throws FormException {
    try {
      return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
          .parameters();
    } catch (IllegalArgumentException e) {
      throw new FormException("the parameters cannot be decoded");
    }
  }

  private static boolean take(String name, String value, TelemetryDraft draft) {
    switch (name) {
      case "timestamp" -> draft.time(value);
      case "lat" -> draft.number("lat", value, 1);
      case "lon" -> draft.number("lon", value, 1);
      case "location" -> takeLocation(value, draft);
      case "speed" ->
          draft.numberUnlessNegative("speed_kmph", value, TraccarAttributes.KMPH_PER_KNOT);
      case "bearing", "heading" -> draft.numberUnlessNegative("heading", value, 1);
      case "altitude" -> draft.number("altitude_m", value, 1);
      case "accuracy" -> draft.numberUnlessNegative("accuracy_m", value, 1);
      case "batt" -> draft.numberUnlessNegative("device_battery_pct", value, 1);
      case "valid" -> draft.flag("gps_valid", value);
      case "cell", "wifi" -> {
        // no place is made of radio cells here
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void takeLocation(String value, TelemetryDraft draft) {
    String[] parts = value.split(",", 3);
    draft.number("lat", parts[0], 1);
    draft.number("lon", parts.length > 1 ? parts[1] : "", 1);
  }
}
