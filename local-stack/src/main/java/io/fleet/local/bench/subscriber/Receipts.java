package io.fleet.local.bench.subscriber;

/**
 * What the endpoints have received of one round. A message counts once for the times.
 *
 * @param leastAlerts distinct alerts at the endpoint that has fewest
 * @param messages all that came, repeated ones too
 * @param distinctAlerts alerts by number, summed over the endpoints
 * @param distinctIds webhook ids, summed over the endpoints
 * @param notVerified of the signatures looked at, those that were wrong
 * @param p50Ms median of the time from sending to receipt
 * @param p99Ms of the same
 * @param worstP99Ms of the endpoint that fared worst
 * @param lastAtUs when the last message came that had not come before, microseconds since 1970
 */
public record Receipts(
    int leastAlerts,
    long messages,
    long distinctAlerts,
    long distinctIds,
    long notVerified,
    double p50Ms,
    double p99Ms,
    double worstP99Ms,
    long lastAtUs) {}
