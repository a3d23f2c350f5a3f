package io.fleet.stream.rule.settings;

/**
 * How idling is judged.
 *
 * @param judged whether it is at all: an electric vehicle that stands burns nothing
 * @param opensAfterMs how long the engine must be on while the vehicle stands, ms
 */
public record IdlingSettings(boolean judged, long opensAfterMs) {
  static final IdlingSettings BUILT_IN = new IdlingSettings(true, 120_000);
}
