package io.fleet.local.golden;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.SimulatedFleet;
import io.fleet.simulator.SimulationOptions;
import io.fleet.simulator.VehicleSimulation;
import io.fleet.stream.timeline.reference.FleetReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What the vehicles of a fleet send, vehicle by vehicle, as far as one wants to know. The same
 * again each time it is made. Once a day each is out of reach for two thirds of an hour.
 */
final class SimulatedWeek {
  private static final int SEED = 1;
  private static final int MOST_FENCES = 20;
  private static final int MESSAGES_BEFORE_A_FENCE = 60;
  private static final long OUT_OF_REACH_MS = Duration.ofMinutes(40).toMillis();
  private static final long BESIDE_THE_NEXT_MS = Duration.ofMinutes(211).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final SimulatedFleet fleet;

  /**
   * @param sampling between two messages of a vehicle
   */
  SimulatedWeek(int vehicles, Instant start, Duration sampling) {
    fleet = new SimulatedFleet(SEED, vehicles, start, SimulationOptions.DEFAULT.every(sampling));
  }

  int vehicles() {
    return fleet.vehicles().size();
  }

  /** What a vehicle sends from where this was asked last until a moment. */
  void tell(int vehicle, long untilMs, Consumer<Telemetry> to) {
    VehicleSimulation simulation = fleet.vehicles().get(vehicle);
    while (simulation.nextMs() < untilMs) {
      Telemetry event = simulation.next().telemetry();
      long turnMs = event.timestampMs() + vehicle * BESIDE_THE_NEXT_MS;
      if (turnMs % DAY_MS >= OUT_OF_REACH_MS) {
        to.accept(event);
      }
    }
  }

  /** Fences where some of the vehicles come by. */
  static FleetReference fences(int vehicles, Instant start, Duration sampling) {
    SimulatedWeek another = new SimulatedWeek(vehicles, start, sampling);
    FleetReference reference = new FleetReference();
    for (int i = 0; i < Math.min(MOST_FENCES, vehicles); i++) {
      VehicleSimulation simulation = another.fleet.vehicles().get(i);
      Telemetry event = simulation.next().telemetry();
      for (int n = 0; n < MESSAGES_BEFORE_A_FENCE || !event.hasPosition(); n++) {
        event = simulation.next().telemetry();
      }
      String body =
          String.format(
              Locale.ROOT,
              "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]},\"radius_m\":200,"
                  + "\"dwell_limit_s\":180}",
              event.lonE6() / 1e6,
              event.latE6() / 1e6);
      reference.accept(
          new ReferenceVersion(ReferenceKind.GEOFENCES, "fence-" + i, 0, 1, false, 0, "test", body),
          0);
    }
    return reference;
  }
}
