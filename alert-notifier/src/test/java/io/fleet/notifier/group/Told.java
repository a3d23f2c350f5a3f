package io.fleet.notifier.group;

import io.fleet.events.Telemetry;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;

/** Events as the tests tell them. */
final class Told {
  static final long START = 1_772_323_200_000L;
  static final long MINUTE = 60_000;

  private Told() {}

  static Event event(String type, String vehicle, String subject, long version) {
    return event(type, vehicle, subject, version, 2, "{\"alert_id\":\"" + subject + "\"}");
  }

  static Event event(
      String type, String vehicle, String subject, long version, int severity, String data) {
    return new Event(
        type,
        subject,
        version,
        type.endsWith("opened") || type.endsWith("updated"),
        START + version,
        START + version,
        0,
        severity,
        false,
        new Scope(vehicle, null, null, null, Telemetry.ABSENT, Telemetry.ABSENT),
        "alerts-0-" + version,
        data);
  }

  static Held held(Event event) {
    return new Held(event.idFor("e"), event);
  }
}
