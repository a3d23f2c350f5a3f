package io.fleet.stream.rule.plan;

import io.fleet.stream.rule.geofence.FenceMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A delivery plan as it holds for one vehicle. Two of the same versions are the same. */
public final class DeliveryPlan {
  /** A plan is over so long after its last window, or its first half day. */
  static final long HALF_DAY_MS = Duration.ofHours(12).toMillis();

  private final String planId;
  private final String routeId;
  private final long sinceMs;
  private final long fromMs;
  private final long number;
  private final long closesMs;
  private final SlaBasis basis;
  private final List<PlannedStop> stops;
  private final Map<String, PlannedStop> byId = new HashMap<>();
  private final boolean hasFences;
  private volatile FencedGroups fenced;

  /**
   * A plan.
   *
   * @param routeId the route the vehicle is to take, or null
   * @param sinceMs since when the vehicle has had it, whichever its version, epoch milliseconds
   * @param fromMs since when this version holds
   * @param number of the version
   * @param stops in their planned order
   */
  public DeliveryPlan(
      String planId,
      String routeId,
      long sinceMs,
      long fromMs,
      long number,
      SlaBasis basis,
      List<PlannedStop> stops) {
    this.planId = planId;
    this.routeId = routeId;
    this.sinceMs = sinceMs;
    this.fromMs = fromMs;
    this.number = number;
    this.basis = basis;
    this.stops = stops;
    long lastWindowMs =
        stops.stream().mapToLong(PlannedStop::windowToMs).max().orElse(PlannedStop.NO_TIME);
    this.closesMs = closesMs(sinceMs, lastWindowMs);
    stops.forEach(stop -> byId.put(stop.stopId(), stop));
    this.hasFences = stops.stream().anyMatch(PlannedStop::isFence);
  }

  /** The stops with the drop groups of their circles; done once for a version: it takes time. */
  public static List<PlannedStop> grouped(List<PlannedStop> stops) {
    return DropGroups.of(stops, PlannedStop::overlaps);
  }

  /**
   * A stop with its drop group, fences counted in the shapes they have at a moment.
   *
   * @param timeMs epoch milliseconds
   */
  public PlannedStop grouped(PlannedStop stop, FenceMap fences, long timeMs) {
    if (!hasFences) {
      return stop;
    }
    FencedGroups known = fenced;
    FencedGroups now = FencedGroups.of(stops, fences, timeMs, known);
    fenced = now;
    return now.stop(stop.stopId());
  }

  /**
   * When a plan is over: what has not been served by then was missed.
   *
   * @param lastWindowMs when its last window ends, or {@link PlannedStop#NO_TIME}
   */
  public static long closesMs(long sinceMs, long lastWindowMs) {
    return Math.max(sinceMs + HALF_DAY_MS, lastWindowMs) + HALF_DAY_MS;
  }

  public String planId() {
    return planId;
  }

  /** The route the vehicle is to take, or null. */
  public String routeId() {
    return routeId;
  }

  /** Since when the vehicle has had it, epoch milliseconds; told apart by it if given again. */
  public long sinceMs() {
    return sinceMs;
  }

  /** Since when this version holds, epoch milliseconds. */
  public long fromMs() {
    return fromMs;
  }

  /** The version's number. */
  public long number() {
    return number;
  }

  /** When it is over, epoch milliseconds. */
  public long closesMs() {
    return closesMs;
  }

  public SlaBasis basis() {
    return basis;
  }

  /** Whether fences stand for any of its stops. */
  public boolean hasFences() {
    return hasFences;
  }

  /** In their planned order. */
  public List<PlannedStop> stops() {
    return stops;
  }

  /** The stop of that id, or null. */
  public PlannedStop stop(String stopId) {
    return byId.get(stopId);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof DeliveryPlan plan
            && plan.sinceMs == sinceMs
            && plan.fromMs == fromMs
            && plan.number == number
            && plan.planId.equals(planId)
            && plan.basis == basis
            && plan.stops.equals(stops);
  }

  @Override
  public int hashCode() {
    return planId.hashCode() * 31 + Long.hashCode(fromMs);
  }
}
