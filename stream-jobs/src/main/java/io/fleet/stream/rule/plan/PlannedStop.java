package io.fleet.stream.rule.plan;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Place;

/**
 * A stop as its plan has it.
 *
 * @param stopId once in a plan
 * @param sequence its place in the planned order, from 1
 * @param latE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param lonE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param radiusM how far from there still counts as there
 * @param fenceId the fence that is the place where there are no coordinates, or null: then only
 *     scans tell of it
 * @param windowFromMs from when on it is expected, epoch milliseconds, or {@link #NO_TIME}
 * @param windowToMs until when, or {@link #NO_TIME}
 * @param serviceMs how long the service is planned to take, or {@link #NO_TIME}
 * @param dropGroup the first place in the order among the stops whose places overlap with this
 *     one's or with each other's; 0 if none does
 */
public record PlannedStop(
    String stopId,
    int sequence,
    int latE6,
    int lonE6,
    int radiusM,
    String fenceId,
    long windowFromMs,
    long windowToMs,
    long serviceMs,
    int dropGroup) {
  /** Stands for: the plan does not say. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** The place's radius where the plan does not say, m. */
  public static final int DEFAULT_RADIUS_M = 50;

  /** Whether its place is a circle. */
  public boolean isCircle() {
    return latE6 != Telemetry.ABSENT;
  }

  /** Whether its place is a fence. */
  public boolean isFence() {
    return fenceId != null && !isCircle();
  }

  /** How far a place is from the circle's middle, m. */
  public double distanceM(Place place) {
    return Geodesy.distanceM(latE6, lonE6, place.latE6(), place.lonE6());
  }

  /** How far apart two stops are that have places, m. */
  public double distanceM(PlannedStop other) {
    return Geodesy.distanceM(latE6, lonE6, other.latE6, other.lonE6);
  }

  /** The same in a drop group. */
  public PlannedStop inGroup(int group) {
    return new PlannedStop(
        stopId,
        sequence,
        latE6,
        lonE6,
        radiusM,
        fenceId,
        windowFromMs,
        windowToMs,
        serviceMs,
        group);
  }

  /** Whether a vehicle can be in both circles at once. */
  public boolean overlaps(PlannedStop other) {
    return isCircle() && other.isCircle() && distanceM(other) < radiusM + other.radiusM;
  }
}
