package io.fleet.local.golden;

import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;

/** Time that passes for a vehicle of which nothing is heard. */
final class Silence {
  private Silence() {}

  /**
   * Wakes a timeline whenever a timer is due, as live.
   *
   * @param silentMs since the vehicle's last event, ms
   * @param version of what is told next
   * @return the version after what was told
   */
  static long pass(
      VehicleTimeline timeline, VehicleState state, long silentMs, long version, Outlet outlet) {
    long untilMs = state.latestMs() + silentMs;
    long next = Math.max(timeline.nextTimerMs(state), state.latestMs());
    long told = version;
    while (next <= untilMs) {
      long again = timeline.tick(state, next, told++, outlet);
      next = Math.max(again, next + 1);
    }
    return told;
  }
}
