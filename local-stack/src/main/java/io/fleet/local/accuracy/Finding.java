package io.fleet.local.accuracy;

/**
 * What a rule has found, as it lies in ClickHouse.
 *
 * @param vehicleId of which vehicle
 * @param about the geofence that was visited, empty for anything else
 * @param startMs when it began, epoch milliseconds
 * @param endMs when it ended, epoch milliseconds
 * @param severity 1–4, 0 where the rule has none
 * @param distanceM how long a trip was, NaN for anything else
 */
record Finding(
    String vehicleId, String about, long startMs, long endMs, int severity, double distanceM) {

  /** Neither a visit nor a trip. */
  Finding(String vehicleId, long startMs, long endMs, int severity) {
    this(vehicleId, "", startMs, endMs, severity, Double.NaN);
  }
}
