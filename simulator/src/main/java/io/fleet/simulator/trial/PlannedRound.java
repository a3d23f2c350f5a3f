package io.fleet.simulator.trial;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A round as a dispatcher plans it.
 *
 * @param validFromMs since when the vehicle has it, epoch milliseconds
 * @param leavesMs when it is to leave the depot
 * @param byCompletion whether windows are held against the end of a service, else the arrival
 * @param stops in the planned order
 */
record PlannedRound(
    String planId,
    String vehicleId,
    String driverId,
    long validFromMs,
    long leavesMs,
    boolean byCompletion,
    List<RoundStop> stops) {
  private static final Duration HALF_DAY = Duration.ofHours(12);

  /** When whatever is open is missed: half a day after the last window, a day after it began. */
  long closesMs() {
    long lastMs = stops.stream().mapToLong(RoundStop::toMs).max().orElse(0);
    return Math.max(validFromMs + HALF_DAY.toMillis(), lastMs) + HALF_DAY.toMillis();
  }

  /** The plan as it is posted. */
  ReferenceVersion version() {
    String body =
        stops.stream()
            .map(RoundStop::json)
            .collect(
                Collectors.joining(
                    ",",
                    "{\"vehicle_id\":\"%s\",\"driver_id\":\"%s\",\"sla_basis\":\"%s\",\"stops\":["
                        .formatted(vehicleId, driverId, byCompletion ? "completion" : "arrival"),
                    "]}"));
    return new ReferenceVersion(
        ReferenceKind.DELIVERY_PLANS, planId, validFromMs, 1, false, validFromMs, "trial", body);
  }
}
