package io.fleet.simulator;

import io.fleet.simulator.route.RoadGraph;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fleet in one city: the same seed, size, start and options give the same messages, byte for
 * byte. Messages come in order of time; every vehicle has its own place within the interval. Not
 * bound to any clock: it runs as fast as it is stepped. One thread.
 */
public final class SimulatedFleet {
  private final List<VehicleSimulation> vehicles;
  private int turn;

  /** A fleet with the default options. */
  public SimulatedFleet(long seed, int vehicles, Instant start) {
    this(seed, vehicles, start, SimulationOptions.DEFAULT);
  }

  /**
   * @param vehicles how many, 1–100,000
   * @throws IllegalArgumentException for another number of vehicles
   */
  public SimulatedFleet(long seed, int vehicles, Instant start, SimulationOptions options) {
    if (vehicles < 1 || vehicles > 100_000) {
      throw new IllegalArgumentException("1 – 100,000 vehicles, not " + vehicles);
    }
    Seeds seeds = new Seeds(seed);
    RoadGraph roads = new RoadGraph(seeds.generator(Seeds.Part.CITY, 0));
    this.vehicles =
        IntStream.rangeClosed(1, vehicles)
            .mapToObj(n -> new VehicleSimulation(n, seeds, roads, options, start.toEpochMilli()))
            .sorted(Comparator.comparingLong(VehicleSimulation::nextMs))
            .toList();
  }

  /** When the next message is due, epoch milliseconds. */
  public long nextMs() {
    return vehicles.get(turn).nextMs();
  }

  /** The next message of the fleet. */
  public SimulatedEvent step() {
    SimulatedEvent event = vehicles.get(turn).next();
    turn = turn + 1 == vehicles.size() ? 0 : turn + 1;
    return event;
  }

  /** The vehicles, in the order of their turns. */
  public List<VehicleSimulation> vehicles() {
    return vehicles;
  }
}
