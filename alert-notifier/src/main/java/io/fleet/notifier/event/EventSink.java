package io.fleet.notifier.event;

/** Takes events and sees to it that none is lost. */
public interface EventSink {

  /**
   * Takes an event. Never blocks.
   *
   * @param settled runs once, on any thread, when the event is done with, stored or given up
   */
  void dispatch(Event event, Runnable settled);
}
