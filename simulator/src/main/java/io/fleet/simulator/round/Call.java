package io.fleet.simulator.round;

import io.fleet.simulator.truth.StopTruth;

/**
 * What a driver makes of a stop.
 *
 * @param stop which
 * @param outcome what becomes of it
 * @param serviceS how long it truly takes, seconds
 * @param onFoot whether the vehicle is left standing where it is
 * @param outOfOrder whether one planned before it is still open then
 */
record Call(
    RoundStop stop, StopTruth outcome, double serviceS, boolean onFoot, boolean outOfOrder) {
  /** Whether the driver goes there at all. */
  boolean isReached() {
    return outcome == StopTruth.DEPARTED || outcome == StopTruth.FAILED;
  }
}
