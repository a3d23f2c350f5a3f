package io.fleet.query.scope;

import java.time.Clock;

/** Groups of vehicles where nobody is of a group: the store is never asked. */
public final class NoGroups {
  private NoGroups() {}

  public static VehicleGroups create() {
    return new VehicleGroups(null, Clock.systemUTC(), null);
  }
}
