package io.fleet.notifier.escalate;

import io.fleet.events.NameUuid;
import io.fleet.notifier.endpoint.Escalation;
import io.fleet.notifier.event.Event;

/** What the second endpoint is told of an alert that nobody acknowledged. */
final class EscalatedEvent {
  /** There is one for each alert and endpoint, whatever its alert's versions are. */
  private static final long ONLY_VERSION = 1;

  private EscalatedEvent() {}

  /**
   * The same alert, told once more. Its subject is one of its own, so that its webhook-id is that
   * of no version of the alert and stays the same whichever version is told.
   *
   * @param event the alert's newest version
   * @param fromEndpointId who was told of it first
   * @param dueMs when it is told, epoch milliseconds
   */
  static Event of(Event event, String fromEndpointId, Escalation escalation, long dueMs) {
    return new Event(
        event.type(),
        subjectId(event.subjectId(), escalation.toEndpointId()),
        ONLY_VERSION,
        false,
        event.occurredAtMs(),
        dueMs,
        0,
        event.severity(),
        event.late(),
        event.scope(),
        event.origin(),
        data(event.data(), fromEndpointId, escalation.after().toSeconds()),
        event.traces());
  }

  private static String subjectId(String subjectId, String toEndpointId) {
    return NameUuid.of("escalation", subjectId, toEndpointId).toString();
  }

  private static String data(String json, String fromEndpointId, long unacknowledgedS) {
    String open = json.substring(0, json.lastIndexOf('}')).stripTrailing();
    String comma = open.endsWith("{") ? "" : ",";
    return open
        + comma
        + "\"escalated_from\":\""
        + fromEndpointId
        + "\",\"unacknowledged_s\":"
        + unacknowledgedS
        + '}';
  }
}
