package io.fleet.local.golden;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.timeline.reference.FleetReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A route for every vehicle, made of its own drive: a fix of every half minute, and of each stretch
 * of a few kilometres a part that goes some hundred metres beside it.
 */
final class DrivenRoutes {
  private static final int EVERY = 30;
  private static final int STRETCH = 12;
  private static final double BESIDE_E6 = 4_000;
  private static final int MOST_POSITIONS = 10_000;

  private DrivenRoutes() {}

  static FleetReference of(Map<String, List<Telemetry>> vehicles) {
    FleetReference reference = new FleetReference();
    vehicles.forEach(
        (vehicleId, events) ->
            reference.accept(
                new ReferenceVersion(
                    ReferenceKind.ROUTES,
                    vehicleId,
                    0,
                    1,
                    false,
                    0,
                    "test",
                    body(vehicleId, events)),
                0));
    return reference;
  }

  private static String body(String vehicleId, List<Telemetry> events) {
    List<Telemetry> fixes = events.stream().filter(Telemetry::hasPosition).toList();
    int every = Math.max(EVERY, fixes.size() / MOST_POSITIONS + 1);
    StringJoiner positions = new StringJoiner(",");
    for (int i = 0; i < fixes.size(); i += every) {
      Telemetry fix = fixes.get(i);
      double beside = i / every % STRETCH < STRETCH / 4 ? BESIDE_E6 : 0;
      positions.add(
          String.format(
              Locale.ROOT, "[%.6f,%.6f]", (fix.lonE6() + beside) / 1e6, fix.latE6() / 1e6));
    }
    return "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
        + positions
        + "]},\"vehicle_ids\":[\""
        + vehicleId
        + "\"]}";
  }
}
