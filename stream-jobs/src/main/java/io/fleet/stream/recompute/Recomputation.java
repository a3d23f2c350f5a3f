package io.fleet.stream.recompute;

import io.fleet.stream.io.facts.ClickHouseRepairFacts;
import io.fleet.stream.io.facts.Latest;
import io.fleet.stream.timeline.VehicleTimeline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at one vehicle after the other: what would be told otherwise of the time from one moment to
 * another. Holds one vehicle's differences at a time.
 */
public final class Recomputation {
  private final ClickHouseRepairFacts facts;
  private final long fromMs;
  private final long toMs;
  private final Clock clock;

  /** Does something with a vehicle of which there is anything in the time that is looked at. */
  private interface Each {
    void take(Stretch stretch) throws IOException, InterruptedException;
  }

  /**
   * A recomputation.
   *
   * @param fromMs from when on, vehicle time, epoch milliseconds
   * @param toMs until when, inclusive, vehicle time, epoch milliseconds
   */
  public Recomputation(ClickHouseRepairFacts facts, long fromMs, long toMs, Clock clock) {
    this.facts = facts;
    this.fromMs = fromMs;
    this.toMs = toMs;
    this.clock = clock;
  }

  /**
   * The vehicles meant.
   *
   * @param named empty for all
   * @throws IllegalArgumentException if one of them was never heard of
   */
  public List<String> vehicles(Set<String> named) throws IOException, InterruptedException {
    List<String> known = facts.vehicles();
    if (named.isEmpty()) {
      return known.stream().sorted().toList();
    }
    Set<String> unknown = new TreeSet<>(named);
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("never heard of: " + String.join(", ", unknown));
    }
    return named.stream().sorted().toList();
  }

  /**
   * Compares, and writes nothing but the details.
   *
   * @param proposed with the reference data that is to be
   * @param asIs with the reference data in force; null if it is the same
   * @param details a file for every difference, or null
   */
  public Report compare(
      List<String> vehicleIds,
      VehicleTimeline proposed,
      VehicleTimeline asIs,
      Path details,
      PrintStream progress)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison(facts, proposed, asIs);
    Report report = new Report();
    try (Details lines = details == null ? null : new Details(details, report)) {
      each(
          vehicleIds,
          progress,
          stretch -> {
            List<Difference> found = comparison.of(stretch);
            report.add(found);
            for (Difference each : lines == null ? List.<Difference>of() : found) {
              lines.add(stretch.vehicleId(), each);
            }
          });
    }
    return report;
  }

  /**
   * Has the job run the time again.
   *
   * @return of how many vehicles
   */
  public long wish(List<String> vehicleIds, Wishes wishes, PrintStream progress)
      throws IOException, InterruptedException {
    AtomicLong wished = new AtomicLong();
    each(
        vehicleIds,
        progress,
        stretch -> {
          wishes.wish(stretch.vehicleId(), fromMs, toMs);
          wished.incrementAndGet();
        });
    wishes.flush();
    return wished.get();
  }

  private void each(List<String> vehicleIds, PrintStream progress, Each each)
      throws IOException, InterruptedException {
    boolean isTerminal = System.console() != null;
    ProgressLine line = new ProgressLine(progress, isTerminal, vehicleIds.size(), System::nanoTime);
    for (String vehicleId : vehicleIds) {
      Latest latest = facts.latest(vehicleId, fromMs, toMs);
      if (latest.events() > 0) {
        long silentMs =
            Math.max(0, clock.millis() - latest.storedMs() - VehicleTimeline.UNDER_WAY_MS);
        each.take(new Stretch(vehicleId, fromMs, toMs, latest.latestMs(), silentMs));
      }
      line.step();
    }
  }
}
