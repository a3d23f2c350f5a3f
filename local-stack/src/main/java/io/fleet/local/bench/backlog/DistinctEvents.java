package io.fleet.local.bench.backlog;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts events by identity. Of simulated vehicles the times must rise, so that millions of them
 * need no memory; recorded events are compared one by one.
 */
final class DistinctEvents {
  private final TelemetryReader reader = new TelemetryReader();
  private final Map<String, Long> latestMs = new HashMap<>();
  private final Set<Identity> recorded = new HashSet<>();
  private long simulated;

  private record Identity(String vehicleId, long timestampMs, int hash) {}

  /**
   * Counts a message unless an equal one was counted before.
   *
   * @throws IllegalArgumentException if it is no telemetry, or a simulated one that does not rise
   */
  void add(BacklogEvent event) {
    TelemetryReading reading = reader.read(event.json());
    if (!reading.isAccepted()) {
      throw new IllegalArgumentException("not telemetry: " + reading.refusal());
    }
    Telemetry telemetry = reading.telemetry();
    if (event.recorded()) {
      recorded.add(identity(telemetry));
      return;
    }
    Long before = latestMs.put(telemetry.vehicleId(), telemetry.timestampMs());
    if (before != null && before >= telemetry.timestampMs()) {
      throw new IllegalArgumentException("the times of " + telemetry.vehicleId() + " do not rise");
    }
    simulated++;
  }

  long count() {
    return simulated + recorded.size();
  }

  private static Identity identity(Telemetry telemetry) {
    return new Identity(telemetry.vehicleId(), telemetry.timestampMs(), telemetry.identity());
  }
}
