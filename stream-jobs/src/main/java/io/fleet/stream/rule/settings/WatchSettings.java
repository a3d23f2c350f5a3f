package io.fleet.stream.rule.settings;

/**
 * When a vehicle is out of sight.
 *
 * @param silentAfterMs no data for so long with the ignition on, ms
 * @param gpsLostAfterMs no position for so long while moving, ms
 */
public record WatchSettings(long silentAfterMs, long gpsLostAfterMs) {
  static final WatchSettings BUILT_IN = new WatchSettings(900_000, 60_000);
}
