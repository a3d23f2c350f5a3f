package io.fleet.notifier.event;

import io.fleet.events.Change;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.BodyMembers;
import java.util.Map;
import java.util.Set;

/** Which event a change of a stop of a delivery plan is, and where it is. */
final class StopEvents {
  private static final String PREFIX = "delivery.stop.";
  private static final String CORRECTED = PREFIX + "corrected";
  private static final String DELIVERED = "delivered";
  private static final String ARRIVED = "arrived";
  private static final String UNPLANNED = "unplanned";

  /** Nothing is told of stops nobody has been to. */
  private static final Set<String> UNTOLD = Set.of("planned", "approaching");

  private static final Set<String> THERE = Set.of(ARRIVED, "servicing");
  private static final Set<String> OVER =
      Set.of("departed", "failed", "skipped", "missed", "cancelled");

  private StopEvents() {}

  /** The type, or null where the change is none. */
  static String type(Change change) throws Refusal.RefusedException {
    String state = change.state();
    String was = change.was();
    boolean wasTold = was != null && !UNTOLD.contains(was);
    if (change.withdrawn()) {
      return wasTold ? CORRECTED : null;
    }
    Map<String, Object> stop = BodyMembers.of(change.data());
    if (DELIVERED.equals(stop.get("outcome")) && !DELIVERED.equals(stop.get("outcome_was"))) {
      return PREFIX + DELIVERED;
    }
    if (state == null || UNTOLD.contains(state)) {
      return wasTold ? CORRECTED : null;
    }
    if (state.equals(UNPLANNED) || OVER.contains(state)) {
      boolean isNew = state.equals(UNPLANNED) || !state.equals(was);
      return isNew ? PREFIX + state : CORRECTED;
    }
    return THERE.contains(state) ? there(state, was) : null;
  }

  /** From being there to being served is no event; one that had been left is not left after all. */
  private static String there(String state, String was) {
    boolean isAgain = was != null && (THERE.contains(was) || was.equals("departed"));
    if (!isAgain) {
      return PREFIX + ARRIVED;
    }
    return was.equals(ARRIVED) && !state.equals(was) ? null : CORRECTED;
  }

  /** A stop is where it is planned; one whose place is a fence is nowhere. */
  static Scope scope(Change change) throws Refusal.RefusedException {
    Map<String, Object> stop = BodyMembers.of(change.data());
    return new Scope(
        change.vehicleId(),
        change.driverId(),
        stop.get("trip_id") instanceof String trip ? trip : null,
        null,
        degreesE6(TelemetryField.LAT, stop.get("position.lat")),
        degreesE6(TelemetryField.LON, stop.get("position.lon")));
  }

  private static int degreesE6(TelemetryField field, Object told) {
    return told instanceof Double value && field.accepts(value)
        ? field.canonical(value)
        : Telemetry.ABSENT;
  }
}
