package io.fleet.stream.timeline.reference;

import io.fleet.events.Iso8601;
import io.fleet.events.Refusal;
import io.fleet.events.VehicleId;
import io.fleet.events.reference.BodyMembers;
import io.fleet.events.reference.Geometry;
import io.fleet.events.reference.GeometryReader;
import io.fleet.stream.rule.line.RouteLine;
import io.fleet.stream.rule.plan.PlannedRoute;
import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one version of a route says. The gateway refuses what makes no sense; what stands in the
 * topic all the same is taken as far as it goes: a geometry that is no line leaves a route on which
 * nobody is.
 *
 * @param line or null for none
 * @param corridorM how far off it a vehicle may be, m, or {@link PlannedRoute#NO_CORRIDOR}
 * @param vehicles that are to take it without a plan
 * @param untilMs until when these are, exclusive, epoch milliseconds; {@link Long#MAX_VALUE}
 *     without end
 */
record RouteContent(RouteLine line, int corridorM, Set<String> vehicles, long untilMs) {
  private static final int MOST_VEHICLES = 1_000;
  private static final double LEAST_CORRIDOR_M = 5;
  private static final double GREATEST_CORRIDOR_M = 10_000;

  /**
   * Understands a body.
   *
   * @param passedOver counts what makes no sense
   * @throws Refusal.RefusedException if it is no JSON object
   */
  static RouteContent of(String body, LongAdder passedOver) throws Refusal.RefusedException {
    Map<String, Object> members = BodyMembers.of(body);
    RouteLine line = line(body);
    if (line == null) {
      passedOver.increment();
    }
    return new RouteContent(
        line,
        corridorM(members.get("corridor_m"), passedOver),
        vehicles(body, passedOver),
        untilMs(members.get("valid_to"), passedOver));
  }

  private static RouteLine line(String body) {
    try {
      Geometry geometry = GeometryReader.read(body);
      boolean isLine = geometry != null && geometry.type().equals("LineString");
      return isLine ? RouteLine.of(geometry.parts().get(0).get(0)) : null;
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }

  private static int corridorM(Object told, LongAdder passedOver) {
    if (told instanceof Double m && m >= LEAST_CORRIDOR_M && m <= GREATEST_CORRIDOR_M) {
      return (int) Math.round(m);
    }
    if (told != null) {
      passedOver.increment();
    }
    return PlannedRoute.NO_CORRIDOR;
  }

  private static Set<String> vehicles(String body, LongAdder passedOver)
      throws Refusal.RefusedException {
    Set<String> vehicles = new LinkedHashSet<>();
    for (String id : BodyMembers.texts(body, "vehicle_ids")) {
      if (VehicleId.isValid(id) && vehicles.size() < MOST_VEHICLES) {
        vehicles.add(id);
      } else {
        passedOver.increment();
      }
    }
    return Set.copyOf(vehicles);
  }

  private static long untilMs(Object told, LongAdder passedOver) {
    try {
      return told instanceof String text ? Iso8601.parse(text) : Long.MAX_VALUE;
    } catch (DateTimeException e) {
      passedOver.increment();
      return Long.MAX_VALUE;
    }
  }

  boolean names(String vehicleId) {
    return vehicles.contains(vehicleId);
  }

  /** How many positions it holds. */
  int positions() {
    return line == null ? 0 : line.positions();
  }

  /** The same without its line. */
  RouteContent withoutLine() {
    return new RouteContent(null, corridorM, vehicles, untilMs);
  }
}
