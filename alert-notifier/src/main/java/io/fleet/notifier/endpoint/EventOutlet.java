package io.fleet.notifier.endpoint;

import io.fleet.notifier.event.Event;

/** The way to one endpoint's lane, for what is not dispatched to all. */
@FunctionalInterface
public interface EventOutlet {

  /**
   * Gives the event to the endpoint, whatever it subscribes to. Never blocks.
   *
   * @param settled runs once it is delivered, stored or given up
   * @return false if there is no such lane; nothing runs then
   */
  boolean send(String endpointId, Event event, Runnable settled);
}
