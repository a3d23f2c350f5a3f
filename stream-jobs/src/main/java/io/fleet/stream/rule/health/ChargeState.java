package io.fleet.stream.rule.health;

import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;

/**
 * What the charge rule remembers of a vehicle.
 *
 * @param charging whether it was being charged when that was last told
 * @param low too little charge and not being charged
 */
public record ChargeState(Signal charging, Held low) {
  /** A vehicle never seen. */
  public static final ChargeState NONE = new ChargeState(Signal.UNKNOWN, Held.NONE);
}
