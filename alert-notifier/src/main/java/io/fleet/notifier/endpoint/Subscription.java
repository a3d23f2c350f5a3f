package io.fleet.notifier.endpoint;

import io.fleet.notifier.event.Event;

/**
 * What an endpoint is told.
 *
 * @param eventTypes the types it asks for
 * @param filters what of them it is told
 * @param groups where the filters learn of vehicles' groups
 */
public record Subscription(EventTypes eventTypes, Filters filters, VehicleGroups groups) {

  /** Refuses none. */
  public Subscription {
    if (eventTypes == null) {
      throw new IllegalArgumentException("event_types: a list of texts expected");
    }
  }

  /** One that is told everything of its types. */
  public Subscription(EventTypes eventTypes) {
    this(eventTypes, Filters.NONE, VehicleGroups.NONE);
  }

  /** Whether the event is asked for. */
  public boolean wants(Event event) {
    return eventTypes.contains(event.type()) && filters.let(event, groups);
  }
}
