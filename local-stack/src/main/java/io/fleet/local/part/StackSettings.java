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
 */
public record StackSettings(
    ProjectHome home, DataDirectory data, Ports ports, boolean simulator, int vehicles) {

  /** Refuses a fleet of none. */
  public StackSettings {
    if (vehicles < 1) {
      throw new IllegalArgumentException("vehicles must be 1 or more, not " + vehicles);
    }
  }
}
