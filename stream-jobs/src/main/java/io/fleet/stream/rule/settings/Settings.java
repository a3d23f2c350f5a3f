package io.fleet.stream.rule.settings;

/**
 * All that people can set of the rules, as it is for one vehicle at one moment.
 *
 * @param overspeed of overspeed
 * @param harsh of harsh manoeuvres
 * @param idling of idling
 * @param trip of trips
 * @param crash of impacts
 */
public record Settings(
    OverspeedSettings overspeed,
    HarshThresholds harsh,
    IdlingSettings idling,
    TripSettings trip,
    CrashSettings crash) {
  /** What holds where nobody has set anything. */
  public static final Settings BUILT_IN =
      new Settings(
          OverspeedSettings.BUILT_IN,
          HarshThresholds.VAN,
          IdlingSettings.BUILT_IN,
          TripSettings.BUILT_IN,
          CrashSettings.BUILT_IN);
}
