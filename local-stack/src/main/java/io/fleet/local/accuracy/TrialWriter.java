package io.fleet.local.accuracy;

import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.bench.backlog.LogProducer;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.simulator.trial.TrialVehicle;
import io.fleet.simulator.truth.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drives a trial and writes it into the log as a backlog: first what the fleet says of its vehicles
 * (their classes, in force from the beginning), then messages in the order of their arrival. What
 * people say, geofences, plans and scans, goes through a gateway. Messages are not kept; labels
 * are.
 */
final class TrialWriter {
  private static final int PORTION = 50_000;
  private static final long HEARTBEAT_NS = 1_000_000_000L;

  private final String bootstrapServers;

  private final TrialDispatch people;

  /**
   * @param people post what devices do not
   */
  TrialWriter(String bootstrapServers, TrialDispatch people) {
    this.bootstrapServers = bootstrapServers;
    this.people = people;
  }

  /**
   * Returns when the last message is acknowledged.
   *
   * @throws IOException if the log, or the gateway, does not take all
   */
  Trial write(long seed, TrialOptions options) throws IOException, InterruptedException {
    List<Label> labels = new ArrayList<>();
    TrialFleet fleet = new TrialFleet(seed, options, labels::add);
    Map<String, VehicleClass> classes = new TreeMap<>();
    fleet.vehicles().forEach(vehicle -> classes.put(vehicle.vehicleId(), vehicle.vehicleClass()));
    for (ReferenceVersion each : fleet.reference()) {
      people.put(each);
    }
    long events = 0;
    long records = 0;
    try (LogProducer log = new LogProducer(bootstrapServers)) {
      fleet.vehicles().forEach(vehicle -> log.send(Topic.VEHICLES, key(vehicle), body(vehicle)));
      long beatNs = log.heartbeat();
      for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
        if (next.isScan()) {
          people.scan(next);
          continue;
        }
        byte[] key = next.vehicleId().getBytes(StandardCharsets.UTF_8);
        log.send(Topic.TELEMETRY_RAW, key, next.json());
        events += next.repeated() ? 0 : 1;
        records++;
        if (records % PORTION == 0) {
          log.flush();
          beatNs = System.nanoTime() - beatNs > HEARTBEAT_NS ? log.heartbeat() : beatNs;
        }
      }
      log.heartbeat();
    }
    // a vehicle ends the last thing it does, and parks
    return new Trial(
        labels,
        classes,
        events,
        records,
        options.start().minus(options.sampling()),
        options.end().plus(Duration.ofHours(2)));
  }

  private static byte[] key(TrialVehicle vehicle) {
    return version(vehicle).key();
  }

  private static byte[] body(TrialVehicle vehicle) {
    return ReferenceJson.write(version(vehicle));
  }

  private static ReferenceVersion version(TrialVehicle vehicle) {
    String body =
        "{\"class\":\"%s\"}".formatted(vehicle.vehicleClass().name().toLowerCase(Locale.ROOT));
    return new ReferenceVersion(
        ReferenceKind.VEHICLES, vehicle.vehicleId(), 0, 1, false, 0, "accuracy", body);
  }
}
