package io.fleet.local.acceptance;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far vehicles came, counted again from the stored events in the order of vehicle time. */
final class FactsRecount {
  /** The events, in the order the rules have to see them; what the motion rule reads. */
  static final String EVENTS =
      "SELECT vehicle_id, toUnixTimestamp64Milli(ts), lat_e6, lon_e6, speed_ckmph"
          + " FROM telemetry FINAL ORDER BY vehicle_id, ts, identity";

  private static final double E6 = 1e6;
  private static final double CENTI = 100;
  private static final String NULL = "\\N";

  private FactsRecount() {}

  /**
   * The sum over all vehicles, mm, of the rows that {@link #EVENTS} found, tabs between columns.
   */
  static long distanceMm(List<String> rows) {
    MotionRule rule = new MotionRule();
    Map<String, Motion> vehicles = new HashMap<>();
    for (String row : rows) {
      Telemetry event = event(row.split("\t"));
      vehicles.merge(
          event.vehicleId(),
          rule.step(Motion.UNKNOWN, event),
          (before, first) -> rule.step(before, event));
    }
    return vehicles.values().stream().mapToLong(Motion::travelledMm).sum();
  }

  private static Telemetry event(String[] columns) {
    TelemetryBuilder event =
        Telemetry.builder()
            .vehicleId(columns[0])
            .timestampMs(Long.parseLong(columns[1]))
            .set(TelemetryField.RPM, 0);
    if (!columns[2].equals(NULL)) {
      event.position(Integer.parseInt(columns[2]) / E6, Integer.parseInt(columns[3]) / E6);
    }
    if (!columns[4].equals(NULL)) {
      event.set(TelemetryField.SPEED, Integer.parseInt(columns[4]) / CENTI);
    }
    return event.build();
  }
}
