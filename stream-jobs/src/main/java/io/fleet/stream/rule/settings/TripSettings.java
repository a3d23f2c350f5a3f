package io.fleet.stream.rule.settings;

/**
 * What ends a trip.
 *
 * @param standingMs standing, ms
 * @param ignitionOffMs the ignition off while standing, ms
 * @param noDataMs no data, ms; then the vehicle is offline too
 */
public record TripSettings(long standingMs, long ignitionOffMs, long noDataMs) {
  static final TripSettings BUILT_IN = new TripSettings(300_000, 60_000, 900_000);
}
