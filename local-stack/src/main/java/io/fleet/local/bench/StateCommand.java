package io.fleet.local.bench;

import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the job keeps of each vehicle, in fleets of several sizes. */
@Command(
    name = "state",
    description = {
      "State, checkpoints and memory of the job by the number of vehicles: each of them drives",
      "for a few events, then nothing is heard of any for a day. With the sizes it has by itself",
      "it needs 24 GB of memory.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
public final class StateCommand extends BenchStackCommand {
  private static final int MOST_VEHICLES = 10_000_000;
  private static final int MOST_EVENTS = 100;
  private static final int LEAST_HEAP_MIB = 1_024;

  /**
   * Twice what is in use after a collection: with half as much again, full ones come while a
   * checkpoint is written.
   */
  private static final int KIB_A_VEHICLE = 4;

  private static final int KIB_AN_EVENT = 3;
  private static final int HORIZON_S = 10;
  private static final double MIB = 1 << 20;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "sizes of the fleets, the smallest first; default ${DEFAULT-VALUE}")
  private List<Integer> vehicles;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "8",
      description = "of each vehicle, 2–100; default ${DEFAULT-VALUE}")
  private int events;

  @Option(
      names = "--interval",
      paramLabel = "S",
      defaultValue = "10",
      description = {
        "seconds between two events of a vehicle, 1–60; default ${DEFAULT-VALUE}. The job keeps",
        "the last ten seconds of each in parts: at 1 a vehicle takes several times the heap."
      })
  private int intervalS;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "0",
      description = "of the TaskManager; by itself 1024, and more for more vehicles")
  private int heapMib;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    check();
    StateReport report = new StateReport(people());
    List<StateSize> sizes = new ArrayList<>();
    report.begin();
    for (int size : vehicles) {
      say("%,d vehicles", size);
      StateRun.Fleet fleet =
          new StateRun.Fleet(size, events, Duration.ofSeconds(intervalS), heapMib(size));
      StateSize found = new StateRun(stack, fleet, Clock.systemUTC(), this::say).measure();
      report.row(found);
      sizes.add(found);
    }
    report.end(sizes);
    return line(sizes);
  }

  private void check() {
    for (int i = 0; i < vehicles.size(); i++) {
      int least = i == 0 ? 1 : vehicles.get(i - 1) + 1;
      if (vehicles.get(i) < least || vehicles.get(i) > MOST_VEHICLES) {
        throw refused("--vehicles must be rising numbers from 1 to 10000000");
      }
    }
    if (events < 2 || events > MOST_EVENTS) {
      throw refused("--events must be 2 to 100");
    }
    if (intervalS < 1 || intervalS > 60) {
      throw refused("--interval must be 1 to 60");
    }
  }

  private int heapMib(int size) {
    int inHorizon = Math.min(events, HORIZON_S / intervalS + 2);
    long kib = (long) size * (KIB_A_VEHICLE + KIB_AN_EVENT * inHorizon);
    return heapMib > 0 ? heapMib : (int) (LEAST_HEAP_MIB + (kib >> 10));
  }

  private BenchLine line(List<StateSize> sizes) {
    StateSize smallest = sizes.get(0);
    StateSize largest = sizes.get(sizes.size() - 1);
    Checkpoint checkpoint = largest.driving().checkpoint();
    Map<String, Object> more = new LinkedHashMap<>();
    more.put(
        "growth", hundredths(largest.stateBytesPerVehicle() / smallest.stateBytesPerVehicle()));
    more.put("vehicles", largest.vehicles());
    more.put("state_bytes", checkpoint.stateBytes());
    more.put("checkpoint_ms", checkpoint.durationMs());
    more.put("failed_checkpoints", largest.failed());
    more.put("drain_s", hundredths(largest.pace().seconds()));
    more.put("heap_mib", Math.round(largest.driving().heap().bytes() / MIB));
    more.put("heap_bytes_per_vehicle", whole(largest.driving().heapBytesOf(largest.vehicles())));
    more.put("resident_mib", Math.round(largest.driving().residentBytes() / MIB));
    more.put("silent_bytes_per_vehicle", whole(largest.silentBytesPerVehicle()));
    more.put("silent_heap_mib", Math.round(largest.silent().heap().bytes() / MIB));
    long rows = sizes.stream().mapToLong(StateSize::rows).sum();
    long expected = sizes.stream().mapToLong(size -> size.pace().events()).sum();
    return new BenchLine(
        Target.of("state"), largest.stateBytesPerVehicle(), 0, 0, rows, expected, more);
  }

  private static long whole(double number) {
    return Math.round(number);
  }

  private static double hundredths(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
