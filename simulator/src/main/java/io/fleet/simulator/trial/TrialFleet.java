package io.fleet.simulator.trial;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.truth.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The vehicles of a trial, as their messages reach the log: in the order of arrival. The same seed
 * and options give the same messages and labels, byte for byte. It holds no more than the messages
 * under way. One thread.
 */
public final class TrialFleet {
  private final List<TrialVehicle> vehicles;
  private final PriorityQueue<TrialVehicle> turns =
      new PriorityQueue<>(
          Comparator.comparingLong(TrialVehicle::nextMs).thenComparingInt(TrialVehicle::number));
  private final List<ReferenceVersion> reference = new ArrayList<>();
  private final PriorityQueue<Queued> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong((Queued q) -> q.arrival().arrivalMs())
              .thenComparingLong(Queued::sequence));
  private long sent;

  private static final Duration LONG_BEFORE = Duration.ofDays(1);

  /** A message under way; of two that arrive at once the one sent first is first. */
  private record Queued(Arrival arrival, long sequence) {}

  /**
   * @param labels takes what truly happened, as each thing is over
   */
  public TrialFleet(long seed, TrialOptions options, Consumer<Label> labels) {
    TrialSeeds seeds = new TrialSeeds(seed);
    boolean rounds = options.rounds() > 0;
    Town town = rounds ? Town.of(seeds.town()) : Town.NONE;
    reference.addAll(town.fencesFrom(options.start().minus(LONG_BEFORE).toEpochMilli()));
    List<TrialVehicle> made = new ArrayList<>();
    int end = options.first() + options.vehicles() + options.rounds();
    for (int number = options.first(); number < end; number++) {
      TrialVehicle vehicle = new TrialVehicle(number, seeds, options, town, labels);
      vehicle.round().map(round -> round.version("trial")).ifPresent(reference::add);
      made.add(vehicle);
    }
    this.vehicles = List.copyOf(made);
    turns.addAll(made);
  }

  /** Geofences and plans, as a dispatcher posts them before the vehicles leave. */
  public List<ReferenceVersion> reference() {
    return List.copyOf(reference);
  }

  /** All vehicles, by number. */
  public List<TrialVehicle> vehicles() {
    return vehicles;
  }

  /** The next message to arrive, or null after the last. */
  public Arrival next() {
    while (!turns.isEmpty()
        && (underWay.isEmpty() || underWay.peek().arrival().arrivalMs() >= turns.peek().nextMs())) {
      TrialVehicle vehicle = turns.poll();
      if (vehicle.sendNext(this::queue)) {
        turns.add(vehicle);
      }
    }
    return underWay.isEmpty() ? null : underWay.poll().arrival();
  }

  private void queue(Arrival arrival) {
    underWay.add(new Queued(arrival, sent++));
  }
}
