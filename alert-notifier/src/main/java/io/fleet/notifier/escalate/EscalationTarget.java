package io.fleet.notifier.escalate;

import io.fleet.notifier.event.Event;

/** Where escalated alerts go: one endpoint, whatever it asks for. */
public interface EscalationTarget {

  /**
   * Gives the event to one endpoint. Never blocks.
   *
   * @param settled runs once, on any thread, when it is delivered, stored or given up
   * @return false if there is no such endpoint; {@code settled} does not run then
   */
  boolean submit(String endpointId, Event event, Runnable settled);
}
