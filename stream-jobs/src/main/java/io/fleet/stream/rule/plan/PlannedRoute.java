package io.fleet.stream.rule.plan;

import io.fleet.stream.rule.line.RouteLine;
import java.util.Objects;

/** A route that one vehicle is to take. Two of the same versions are the same. */
public final class PlannedRoute {
  /** Stands for: the route does not say how far off it a vehicle may be. */
  public static final int NO_CORRIDOR = 0;

  private final String routeId;
  private final String planId;
  private final long sinceMs;
  private final long fromMs;
  private final long number;
  private final int corridorM;
  private final RouteLine line;

  /**
   * A route.
   *
   * @param planId the delivery plan that names it, or null if it names the vehicle itself
   * @param sinceMs since when the vehicle has had it, whichever its version, epoch milliseconds
   * @param fromMs since when this version of the route holds
   * @param number of the version
   * @param corridorM how far off it a vehicle may be, m, or {@link #NO_CORRIDOR}
   */
  public PlannedRoute(
      String routeId,
      String planId,
      long sinceMs,
      long fromMs,
      long number,
      int corridorM,
      RouteLine line) {
    this.routeId = routeId;
    this.planId = planId;
    this.sinceMs = sinceMs;
    this.fromMs = fromMs;
    this.number = number;
    this.corridorM = corridorM;
    this.line = line;
  }

  public String routeId() {
    return routeId;
  }

  /** The delivery plan that names it, or null. */
  public String planId() {
    return planId;
  }

  /** Since when the vehicle has had it, epoch milliseconds. */
  public long sinceMs() {
    return sinceMs;
  }

  /** Since when this version holds, epoch milliseconds; with the number it tells lines apart. */
  public long fromMs() {
    return fromMs;
  }

  /** The version's number. */
  public long number() {
    return number;
  }

  /** How far off it a vehicle may be, m, or {@link #NO_CORRIDOR}. */
  public int corridorM() {
    return corridorM;
  }

  public RouteLine line() {
    return line;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof PlannedRoute route
            && route.routeId.equals(routeId)
            && Objects.equals(route.planId, planId)
            && route.sinceMs == sinceMs
            && route.fromMs == fromMs
            && route.number == number;
  }

  @Override
  public int hashCode() {
    return routeId.hashCode() * 31 + Long.hashCode(fromMs);
  }
}
