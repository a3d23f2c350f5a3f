package io.fleet.stream.rule.watch;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;

/**
 * What the receiver rule remembers of a vehicle.
 *
 * @param ignition as last told
 * @param moving whether it moved at the last fix
 * @param odometerM the odometer at the first message without a position since, m, or absent
 * @param lost moving, without a position
 */
public record ReceiverState(Signal ignition, boolean moving, int odometerM, Held lost) {
  /** A vehicle never seen. */
  public static final ReceiverState NONE =
      new ReceiverState(Signal.UNKNOWN, false, Telemetry.ABSENT, Held.NONE);
}
