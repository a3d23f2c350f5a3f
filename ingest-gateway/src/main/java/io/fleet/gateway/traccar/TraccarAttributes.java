package io.fleet.gateway.traccar;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What Traccar's attributes mean here, by their names in its {@code Position}: distances in metres,
 * speeds in knots. Those of varying unit, of the phone and not of the vehicle, or without a name
 * here become labels.
 */
final class TraccarAttributes {
  static final double KMPH_PER_KNOT = 1.852;

  private static final double KM_PER_M = 0.001;
  private static final double AS_IT_IS = 1;
  private static final int MAX_FAULT_CODES = 64;

  /** About the way of the message and not the vehicle, or too large for a label. */
  private static final Set<String> IGNORED =
      Set.of(
          "raw",
          "ip",
          "index",
          "archive",
          "distance",
          "totalDistance",
          "image",
          "video",
          "audio",
          "approximate",
          "source",
          "_");

  private TraccarAttributes() {}

  /** Takes all of them. */
  static void take(Map<String, ?> attributes, TelemetryDraft draft) {
    attributes.forEach((name, value) -> take(name, value, draft));
    takeOdometer(attributes, draft);
  }

  /** The vehicle's own odometer, else that of the diagnosis, else what Traccar has added up. */
  private static void takeOdometer(Map<String, ?> attributes, TelemetryDraft draft) {
    for (String name : new String[] {"odometer", "obdOdometer", "totalDistance"}) {
      OptionalNumber metres = OptionalNumber.of(attributes.get(name));
      if (metres.isThere() && metres.value() > 0) {
        draft.number("odometer_km", metres.value(), KM_PER_M);
        return;
      }
    }
  }

  private static void take(String name, Object value, TelemetryDraft draft) {
    switch (name) {
      case "ignition" -> draft.flag("ignition", value);
      case "alarm" -> draft.alarms(value);
      case "driverUniqueId" -> draft.text("driver_id", value);
      case "batteryLevel" -> draft.number("device_battery_pct", value, AS_IT_IS);
      case "power" -> draft.number("battery_v", value, AS_IT_IS);
      case "fuel" -> draft.number("fuel_l", value, AS_IT_IS);
      case "fuelLevel" -> draft.number("fuel_pct", value, AS_IT_IS);
      case "rpm" -> draft.number("rpm", value, AS_IT_IS);
      case "hdop" -> draft.number("hdop", value, AS_IT_IS);
      case "sat" -> draft.number("sat_count", value, AS_IT_IS);
      case "coolantTemp", "engineTemp" -> draft.number("engine_temp_c", value, AS_IT_IS);
      case "speedLimit" -> draft.number("speed_limit_kmph", value, KMPH_PER_KNOT);
      case "dtcs" -> draft.faultCodes(Arrays.asList(split(value)));
      case "odometer", "obdOdometer" -> {
        // taken together, by takeOdometer
      }
      default -> keep(name, value, draft);
    }
  }

  private static void keep(String name, Object value, TelemetryDraft draft) {
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    if (plain && !IGNORED.contains(name)) {
      draft.tag(name, value);
    }
  }

  private static String[] split(Object codes) {
    return codes == null ? new String[0] : codes.toString().trim().split("[ ,]+", MAX_FAULT_CODES);
  }
}
