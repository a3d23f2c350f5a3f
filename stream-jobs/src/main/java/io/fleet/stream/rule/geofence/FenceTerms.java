package io.fleet.stream.rule.geofence;

/**
 * What holds inside a fence.
 *
 * @param limitCkmph what may be driven, 0.01 km/h; 0 if nobody says
 * @param dwellLimitMs how long a vehicle may stay, ms; 0 for as long as it likes
 * @param idleOk whether engines may run while the vehicle stands
 */
public record FenceTerms(int limitCkmph, long dwellLimitMs, boolean idleOk) {
  /** Nothing in particular. */
  public static final FenceTerms NONE = new FenceTerms(0, 0, false);
}
