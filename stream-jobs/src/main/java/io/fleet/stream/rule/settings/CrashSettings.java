package io.fleet.stream.rule.settings;

/**
 * How impacts are judged.
 *
 * @param impactMg from which peak on a shock of a driven vehicle may be a crash, 0.001 g
 * @param lostCkmph the least speed lost to it, 0.01 km/h
 * @param confirmAfterMs how long the vehicle must stand after it to confirm it, ms
 * @param parkedImpactMg from which peak on a shock of a parked vehicle is told, 0.001 g
 */
public record CrashSettings(int impactMg, int lostCkmph, long confirmAfterMs, int parkedImpactMg) {
  public static final CrashSettings BUILT_IN = new CrashSettings(2_500, 1_500, 60_000, 2_500);
}
