package io.fleet.gateway.command;

/** Hears that a command waits. */
public interface CommandWatcher {
  /** There is something for that vehicle; must neither block nor throw. */
  void pending(String vehicleId);
}
