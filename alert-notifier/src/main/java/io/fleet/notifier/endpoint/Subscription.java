package io.fleet.notifier.endpoint;

import io.fleet.notifier.event.Event;

/**
 * What an endpoint is told.
 *
 * @param eventTypes the types it asks for
 */
public record Subscription(EventTypes eventTypes) {

  /** Refuses none. */
  public Subscription {
    if (eventTypes == null) {
      throw new IllegalArgumentException("event_types: a list of texts expected");
    }
  }

  /** Whether the event is asked for. */
  public boolean wants(Event event) {
    return eventTypes.contains(event.type());
  }
}
