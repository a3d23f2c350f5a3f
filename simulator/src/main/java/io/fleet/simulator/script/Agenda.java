package io.fleet.simulator.script;

/** What a vehicle is about. */
public interface Agenda {
  /** Adds to the course what comes next; false when all is done. */
  boolean planNext();

  /** Whether its device has gone to sleep and is heard of once an hour. */
  default boolean isAsleep() {
    return false;
  }
}
