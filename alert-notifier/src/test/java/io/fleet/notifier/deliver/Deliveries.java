package io.fleet.notifier.deliver;

import io.fleet.events.Telemetry;
import io.fleet.events.Topic;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;

/** Messages as tests need them. */
final class Deliveries {
  static final long NOW = 1_700_000_000_000L;

  private Deliveries() {}

  /** An alert that is opened, the offset-th record of its partition. */
  static Event event(String vehicleId, String subjectId, long version, long offset) {
    return event(vehicleId, subjectId, version, offset, true, NOW, 0);
  }

  static Event event(
      String vehicleId,
      String subjectId,
      long version,
      long offset,
      boolean interim,
      long emittedAtMs,
      int settleS) {
    return new Event(
        "vehicle.overspeed.opened",
        subjectId,
        version,
        interim,
        emittedAtMs,
        emittedAtMs,
        settleS,
        2,
        false,
        new Scope(vehicleId, null, null, null, Telemetry.ABSENT, Telemetry.ABSENT),
        Topic.ALERTS.topicName() + "-0-" + offset,
        "{\"alert_id\":\"" + subjectId + "\"}");
  }

  static Delivery of(Event event) {
    return Delivery.fresh(event.idFor("endpoint"), event, NOW);
  }

  /** The offset-th message, of that vehicle. */
  static Delivery ofVehicle(String vehicleId, long offset) {
    return of(event(vehicleId, vehicleId + '/' + offset, 1, offset));
  }

  static Delivery failed(Delivery delivery, int times) {
    for (int i = 0; i < times; i++) {
      delivery.failedAttempt();
    }
    return delivery;
  }
}
