package io.fleet.stream.rule.watch;

import io.fleet.stream.rule.held.Signal;

/**
 * What the silence rule remembers of a vehicle.
 *
 * @param ignition as last told
 * @param lastEventMs the last event while the ignition was on, epoch milliseconds
 * @param silent whether it has been told to be silent
 */
public record SilenceState(Signal ignition, long lastEventMs, boolean silent) {
  /** A vehicle never seen. */
  public static final SilenceState NONE = new SilenceState(Signal.UNKNOWN, Long.MIN_VALUE, false);
}
