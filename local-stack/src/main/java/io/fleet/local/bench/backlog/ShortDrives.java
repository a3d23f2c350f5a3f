package io.fleet.local.bench.backlog;

import io.fleet.events.Telemetry;
import io.fleet.simulator.SimulatedFleet;
import io.fleet.simulator.SimulationOptions;
import java.time.Duration;
import java.util.UUID;

/**
 * A fleet of any size of which each vehicle drives for a few messages, under ids of the length of a
 * chassis number. A thousand drives are simulated, from a minute after they began; vehicle 1,000
 * does what vehicle 0 did, in the same seconds, and is another one. Same seed, same bytes.
 */
final class ShortDrives {
  private static final int DRIVES = 1_000;
  private static final Duration PULLED_OUT = Duration.ofMinutes(1);
  private static final long FIRST_CHASSIS = 10_000_000_000L;

  private final Telemetry[][] drives;
  private final UsualTracker tracker = new UsualTracker();

  /**
   * @param events of each drive, 1 or more
   * @param interval between two of them
   */
  ShortDrives(long seed, int events, Duration interval) {
    SimulatedFleet fleet =
        new SimulatedFleet(
            seed, DRIVES, SimulatedMessages.START, SimulationOptions.DEFAULT.every(interval));
    for (long before = DRIVES * PULLED_OUT.dividedBy(interval); before > 0; before--) {
      fleet.step();
    }
    drives = new Telemetry[events][DRIVES];
    for (Telemetry[] moment : drives) {
      for (int drive = 0; drive < DRIVES; drive++) {
        moment[drive] = fleet.step().telemetry();
      }
    }
  }

  /**
   * One message.
   *
   * @param vehicle from 0
   * @param event of its drive, from 0
   */
  BacklogEvent message(int vehicle, int event) {
    Telemetry told = drives[event][vehicle % DRIVES];
    String vehicleId = "WDB906" + (FIRST_CHASSIS + vehicle);
    UsualTracker.Who who =
        new UsualTracker.Who(
            vehicleId, "driver-" + vehicle, new UUID(FIRST_CHASSIS, vehicle).toString());
    String eventId = new UUID(told.timestampMs(), vehicle).toString();
    return new BacklogEvent(vehicleId, tracker.message(told, who, eventId), false);
  }
}
