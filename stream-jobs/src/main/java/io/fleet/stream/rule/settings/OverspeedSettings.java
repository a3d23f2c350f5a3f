package io.fleet.stream.rule.settings;

/**
 * How overspeed is judged.
 *
 * @param knownLimitCkmph the lowest limit known of the vehicle, its groups, its class and its
 *     driver's group, 0.01 km/h; 0 for none
 * @param knownSource where that is from; of no meaning without one
 * @param fleetLimitCkmph the limit where none is known, 0.01 km/h; 0 for none
 * @param toleranceCpct by how much a limit may be exceeded, 0.01 %
 * @param opensAfterMs how long after the first fix above an episode opens, ms
 * @param endsAfterMs how long the vehicle must not be above for it to end, ms
 */
public record OverspeedSettings(
    int knownLimitCkmph,
    LimitSource knownSource,
    int fleetLimitCkmph,
    int toleranceCpct,
    long opensAfterMs,
    long endsAfterMs) {
  static final OverspeedSettings BUILT_IN =
      new OverspeedSettings(0, LimitSource.FLEET, 8_000, 500, 10_000, 10_000);

  private static final long WHOLE_CPCT = 10_000;

  /** Whether a speed is above a limit; nothing is above none. */
  public boolean isAbove(int speedCkmph, int limitCkmph) {
    return limitCkmph > 0 && speedCkmph * WHOLE_CPCT > limitCkmph * (WHOLE_CPCT + toleranceCpct);
  }
}
