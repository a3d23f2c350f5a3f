package io.fleet.gateway.command;

import java.time.Duration;

/**
 * How long and how many commands wait.
 *
 * @param defaultLife how long one waits that does not say
 * @param maxLife how long one waits at most; also how far back the log is read at start
 * @param maxPendingPerVehicle commands that wait for one vehicle; the oldest makes room
 * @param maxBytes memory for commands of all vehicles; the oldest makes room
 */
public record CommandSettings(
    Duration defaultLife, Duration maxLife, int maxPendingPerVehicle, long maxBytes) {

  /** Refuses what cannot be meant. */
  public CommandSettings {
    if (defaultLife.toSeconds() < 1 || maxLife.compareTo(defaultLife) < 0) {
      throw new IllegalArgumentException(
          "fleet.gateway.command.default-life: at least 1 s, and not above max-life");
    }
    if (maxPendingPerVehicle < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("fleet.gateway.command: bounds must be at least 1");
    }
  }
}
