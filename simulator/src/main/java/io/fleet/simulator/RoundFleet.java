package io.fleet.simulator;

import io.fleet.simulator.post.Line;
import io.fleet.simulator.round.Scan;
import io.fleet.simulator.round.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Vehicles that drive delivery rounds: the same seed, numbers, start and options give the same
 * messages, plans and scans, byte for byte. It runs as fast as it is stepped and holds no more than
 * the scans under way. One thread.
 */
final class RoundFleet {
  private final PriorityQueue<RoundVehicle> turns =
      new PriorityQueue<>(
          Comparator.comparingLong(RoundVehicle::nextMs).thenComparingInt(RoundVehicle::number));
  private final PriorityQueue<Scan> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong(Scan::arrivalMs)
              .thenComparing(scan -> scan.scan().vehicleId())
              .thenComparingLong(scan -> scan.scan().timestampMs()));

  private Line depot;

  /** Takes what is due, each when it is. */
  interface Outlet {
    /** A device's message. */
    void message(SimulatedEvent event);

    /** What a dispatcher posts. */
    void paper(Line paper);

    /** What a driver has scanned. */
    void scan(Line scan);
  }

  /**
   * @param first number of its first vehicle in the fleet, from 1
   * @param count of its vehicles
   */
  RoundFleet(long seed, int first, int count, Instant start, SimulationOptions options) {
    Seeds seeds = new Seeds(seed);
    Town town = Town.of(seeds.generator(Seeds.Part.CITY, 0));
    this.depot = Dispatcher.depot(town, start.toEpochMilli());
    IntStream.range(first, first + count)
        .mapToObj(n -> new RoundVehicle(n, seeds, town, options, start.toEpochMilli()))
        .forEach(turns::add);
  }

  /** When something is due next, epoch milliseconds. */
  long nextMs() {
    long scanMs = underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().arrivalMs();
    return turns.isEmpty() ? scanMs : Math.min(scanMs, turns.peek().nextMs());
  }

  /** Hands over what is due next. */
  void step(Outlet to) {
    if (!underWay.isEmpty() && underWay.peek().arrivalMs() <= nextMs()) {
      to.scan(line(underWay.poll()));
      return;
    }
    if (depot != null) {
      to.paper(depot);
      depot = null;
    }
    RoundVehicle vehicle = turns.poll();
    SimulatedEvent event = vehicle.next();
    vehicle.takePapers().forEach(to::paper);
    to.message(event);
    underWay.addAll(vehicle.takeScans());
    turns.add(vehicle);
  }

  private static Line line(Scan scan) {
    String stop = URLEncoder.encode(scan.scan().stopId(), StandardCharsets.UTF_8);
    String request = "POST /v1/deliveries/" + stop + "/events";
    return new Line(scan.scan().vehicleId(), request, scan.json());
  }

  /** Takes back what is left of all rounds, from a moment on, epoch milliseconds. */
  void breakOff(long atMs, Outlet to) {
    List<RoundVehicle> all = new ArrayList<>(turns);
    all.sort(Comparator.comparingInt(RoundVehicle::number));
    for (RoundVehicle vehicle : all) {
      vehicle.breakOff(atMs);
      vehicle.takePapers().forEach(to::paper);
    }
  }
}
