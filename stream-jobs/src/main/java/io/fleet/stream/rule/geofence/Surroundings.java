package io.fleet.stream.rule.geofence;

/**
 * What the fences a vehicle is in say to other rules.
 *
 * @param limitCkmph the lowest limit of them, 0.01 km/h; 0 if none has one
 * @param idleOk whether one of them lets engines run
 */
public record Surroundings(int limitCkmph, boolean idleOk) {
  /** A vehicle in no fence that says anything. */
  public static final Surroundings OPEN = new Surroundings(0, false);
}
