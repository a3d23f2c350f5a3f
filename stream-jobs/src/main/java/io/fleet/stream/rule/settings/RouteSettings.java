package io.fleet.stream.rule.settings;

/**
 * How planned routes are judged.
 *
 * @param offM how far off its route a vehicle may be where the route does not say, m
 * @param afterMs how long it must be farther off, or back again, for that to count, ms
 */
public record RouteSettings(int offM, long afterMs) {
  static final RouteSettings BUILT_IN = new RouteSettings(100, 30_000);
}
