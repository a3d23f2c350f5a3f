package io.fleet.simulator.round;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A round as a dispatcher plans it.
 *
 * @param assignment who drives it, and when
 * @param stops in the planned order
 */
public record PlannedRound(Assignment assignment, List<RoundStop> stops) {
  private static final Duration HALF_DAY = Duration.ofHours(12);

  String planId() {
    return assignment.planId();
  }

  /** When whatever is open is missed: half a day after the last window, a day after it began. */
  long closesMs() {
    long lastMs = stops.stream().mapToLong(RoundStop::toMs).max().orElse(0);
    return Math.max(assignment.validFromMs() + HALF_DAY.toMillis(), lastMs) + HALF_DAY.toMillis();
  }

  /**
   * The plan as it stands in the log.
   *
   * @param changedBy who posted it
   */
  public ReferenceVersion version(String changedBy) {
    long fromMs = assignment.validFromMs();
    return new ReferenceVersion(
        ReferenceKind.DELIVERY_PLANS, planId(), fromMs, 1, false, fromMs, changedBy, body(null));
  }

  /**
   * The plan as it is posted.
   *
   * @param routeId the route that is to be taken, or null
   */
  public String body(String routeId) {
    String start =
        "{\"vehicle_id\":\"%s\",\"driver_id\":\"%s\",%s\"sla_basis\":\"%s\",\"stops\":["
            .formatted(
                assignment.vehicleId(),
                assignment.driverId(),
                routeId == null ? "" : "\"route_id\":\"" + routeId + "\",",
                assignment.byCompletion() ? "completion" : "arrival");
    return stops.stream().map(RoundStop::json).collect(Collectors.joining(",", start, "]}"));
  }
}
