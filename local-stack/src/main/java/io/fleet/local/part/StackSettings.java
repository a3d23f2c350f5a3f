package io.fleet.local.part;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;

/**
 * What a stack is made of.
 *
 * @param home where the built modules are
 * @param data where it keeps everything
 * @param ports where its parts listen
 * @param simulator whether simulated vehicles drive
 * @param vehicles how many of them, 1 or more
 * @param rounds how many of these drive delivery rounds, from 0 to all but one
 */
public record StackSettings(
    ProjectHome home,
    DataDirectory data,
    Ports ports,
    boolean simulator,
    int vehicles,
    int rounds) {
  private static final int MOST_ROUNDS = 20;

  /** Refuses a fleet of none, and one in which none drives about. */
  public StackSettings {
    requireFleet(vehicles, rounds);
  }

  /**
   * Refuses what no stack can have.
   *
   * @throws IllegalArgumentException with the reason
   */
  public static void requireFleet(int vehicles, int rounds) {
    if (vehicles < 1) {
      throw new IllegalArgumentException("vehicles must be 1 or more, not " + vehicles);
    }
    if (rounds < 0 || rounds >= vehicles) {
      throw new IllegalArgumentException(
          "rounds must be 0 or more and fewer than vehicles, not " + rounds);
    }
  }

  /** A stack in which nothing is simulated. */
  public static StackSettings still(ProjectHome home, DataDirectory data, Ports ports) {
    return new StackSettings(home, data, ports, false, 1, 0);
  }

  /** How many of so many vehicles drive rounds unless told otherwise: two in five, at most 20. */
  public static int usualRounds(int vehicles) {
    return Math.min(MOST_ROUNDS, vehicles * 2 / 5);
  }
}
