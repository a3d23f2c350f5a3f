package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.plan.PlannedRoute;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All versions of one route. */
final class RouteVersions {
  private final String routeId;
  private final TreeMap<Long, Version> byFrom = new TreeMap<>();

  /** One version; its content is null if the route is gone from then on. */
  private record Version(long number, RouteContent content) {
    int positions() {
      return content == null ? 0 : content.positions();
    }
  }

  RouteVersions(String routeId) {
    this.routeId = routeId;
  }

  /** Whether the version that begins then is older than that number, or there is none. */
  boolean takes(long fromMs, long number) {
    Version known = byFrom.get(fromMs);
    return known == null || known.number < number;
  }

  /**
   * Takes a version instead of the one that begins at the same moment.
   *
   * @return the vehicles named by it, by what it replaces, or by the one before
   */
  Set<String> put(long fromMs, long number, RouteContent content) {
    Set<String> concerned = new HashSet<>();
    Map.Entry<Long, Version> before = byFrom.lowerEntry(fromMs);
    addVehicles(before == null ? null : before.getValue(), concerned);
    addVehicles(byFrom.get(fromMs), concerned);
    Version version = new Version(number, content);
    addVehicles(version, concerned);
    byFrom.put(fromMs, version);
    return concerned;
  }

  private static void addVehicles(Version version, Set<String> vehicles) {
    if (version != null && version.content != null) {
      vehicles.addAll(version.content.vehicles());
    }
  }

  /** What holds for a vehicle that a plan has on this route. */
  Holding<PlannedRoute> planned(String planId, long sinceMs, long timeMs) {
    Map.Entry<Long, Version> now = byFrom.floorEntry(timeMs);
    long fromMs = now == null ? Long.MIN_VALUE : now.getKey();
    RouteContent content = now == null ? null : now.getValue().content;
    boolean isLine = content != null && content.line() != null;
    PlannedRoute route =
        isLine ? route(planId, sinceMs, fromMs, now.getValue().number, content) : null;
    return new Holding<>(route, fromMs, nextMs(timeMs));
  }

  /** What holds for a vehicle that the route itself may name. */
  Holding<PlannedRoute> standing(String vehicleId, long timeMs) {
    Map.Entry<Long, Version> now = byFrom.floorEntry(timeMs);
    long fromMs = now == null ? Long.MIN_VALUE : now.getKey();
    long toMs = nextMs(timeMs);
    RouteContent content = now == null ? null : now.getValue().content;
    if (content == null || !content.names(vehicleId) || content.line() == null) {
      return new Holding<>(null, fromMs, toMs);
    }
    if (timeMs >= content.untilMs()) {
      return new Holding<>(null, Math.max(fromMs, content.untilMs()), toMs);
    }
    long sinceMs = sinceMs(vehicleId, fromMs);
    PlannedRoute route = route(null, sinceMs, fromMs, now.getValue().number, content);
    return new Holding<>(route, fromMs, Math.min(toMs, content.untilMs()));
  }

  private PlannedRoute route(
      String planId, long sinceMs, long fromMs, long number, RouteContent content) {
    return new PlannedRoute(
        routeId, planId, sinceMs, fromMs, number, content.corridorM(), content.line());
  }

  private long nextMs(long timeMs) {
    Long next = byFrom.higherKey(timeMs);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** Since when the vehicle has been named without a break. */
  private long sinceMs(String vehicleId, long fromMs) {
    long sinceMs = fromMs;
    for (Map.Entry<Long, Version> each : byFrom.headMap(fromMs, false).descendingMap().entrySet()) {
      RouteContent content = each.getValue().content;
      boolean reaches = content != null && content.names(vehicleId) && content.untilMs() >= sinceMs;
      if (!reaches) {
        return sinceMs;
      }
      sinceMs = each.getKey();
    }
    return sinceMs;
  }

  /** Gives up what was replaced before a time. */
  void forgetBefore(long timeMs) {
    Long inForce = byFrom.floorKey(timeMs);
    if (inForce != null) {
      byFrom.headMap(inForce, false).clear();
    }
  }

  int size() {
    return byFrom.size();
  }

  long positions() {
    return byFrom.values().stream().mapToLong(Version::positions).sum();
  }
}
