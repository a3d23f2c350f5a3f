package io.fleet.local.accuracy;

/**
 * What a rule has found, as it lies in ClickHouse.
 *
 * @param vehicleId of which vehicle
 * @param startMs when it began, epoch milliseconds
 * @param endMs when it ended, epoch milliseconds
 * @param severity 1–4, 0 where the rule has none
 */
record Finding(String vehicleId, long startMs, long endMs, int severity) {}
