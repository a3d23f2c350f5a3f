package io.fleet.notifier.group;

import io.fleet.notifier.event.Event;

/** What no grouping holds back. */
final class NeverHeld {
  private static final int CRITICAL = 4;
  private static final String OF_THE_ENDPOINT = "endpoint.";

  private NeverHeld() {}

  /** Whether the event is critical, as a call for help is, or of the endpoint itself. */
  static boolean includes(Event event) {
    return event.severity() >= CRITICAL || event.type().startsWith(OF_THE_ENDPOINT);
  }
}
