package io.fleet.local.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.simulator.replay.RecordedEvent;
import io.fleet.simulator.replay.RecordedFile;
import io.fleet.simulator.replay.RecordedFormat;
import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialNoise;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.timeline.VehicleTimeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings in the end are a function of what vehicles did, not of when it was heard of. */
class GoldenReplayTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant CLOCKS_CHANGE = Instant.parse("2026-03-28T21:30:00Z");
  private static final int SEEDS = Integer.getInteger("fleet.golden.seeds", 1);
  private static final int VEHICLES = 9;
  private static final Duration HOURS = Duration.ofHours(6);
  private static final double MOST_WITHDRAWN = 0.005;
  private static final Path DRIVES =
      Path.of(System.getenv().getOrDefault("FLEET_DRIVES", "../../shared/data")).resolve("ndsbr");

  @ParameterizedTest
  @EnumSource(Arrivals.class)
  void aTrialEndsInTheSameFindingsHoweverItArrives(Arrivals order) throws Exception {
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertSame(order, trial(seed));
    }
  }

  @ParameterizedTest
  @EnumSource(Arrivals.class)
  void realDrivesEndInTheSameFindingsHoweverTheyArrive(Arrivals order) throws Exception {
    assumeTrue(Files.exists(DRIVES), "the real drives are not beside the project");
    assertSame(order, drives());
  }

  @Test
  void aTrialHasAllThatIsToBeTheSame() throws Exception {
    // given
    int findings = 0;
    int alerts = 0;
    long deviations = 0;
    Map<String, List<Telemetry>> vehicles = trial(1);
    VehicleTimeline timeline = timeline(vehicles);

    // when
    for (List<Telemetry> inOrder : vehicles.values()) {
      Replayed replayed = replay(timeline, Arrivals.IN_ORDER, inOrder, 0);
      findings += replayed.inTheEnd.size();
      alerts += replayed.alerts.size();
      deviations += replayed.inTheEnd.values().stream().filter(OffRoute.class::isInstance).count();
    }

    // then
    assertThat(alerts).isGreaterThan(200);
    assertThat(findings).isGreaterThan(2 * alerts);
    assertThat(deviations).isGreaterThan(50);
  }

  @Test
  void everySecondAndMetreOfEachVehiclesDayIsCountedOnce() throws Exception {
    // given the night in which the clocks of Berlin go forward
    TrialOptions options =
        new TrialOptions(4, CLOCKS_CHANGE, HOURS, Duration.ofSeconds(1), TrialNoise.REAL);

    Map<String, List<Telemetry>> vehicles = trial(2, options);
    VehicleTimeline timeline = timeline(vehicles);
    for (List<Telemetry> inOrder : vehicles.values()) {
      // when
      Replayed replayed = replay(timeline, Arrivals.IN_ORDER, inOrder, 0);

      // then
      VehicleDays days = new VehicleDays(inOrder, replayed.inTheEnd.values());
      days.assertMetresAddUp();
      days.assertRoutesAddUp();
      for (String zone : List.of("Europe/Berlin", "Asia/Kathmandu", "UTC")) {
        days.assertSecondsAddUp(ZoneId.of(zone));
      }
    }
  }

  private void assertSame(Arrivals order, Map<String, List<Telemetry>> vehicles) {
    int alerts = 0;
    int withdrawn = 0;
    VehicleTimeline timeline = timeline(vehicles);
    for (Map.Entry<String, List<Telemetry>> vehicle : vehicles.entrySet()) {
      Replayed expected = replay(timeline, Arrivals.IN_ORDER, vehicle.getValue(), 0);
      for (int seed = 1; seed <= 3; seed++) {
        // when
        Replayed found = replay(timeline, order, vehicle.getValue(), seed);

        // then
        assertThat(found.inTheEnd).as(vehicle.getKey()).isEqualTo(expected.inTheEnd);
        alerts += found.alerts.size();
        withdrawn += (int) found.withdrawnAlerts.stream().filter(id -> !goesOutAtOnce(id)).count();
      }
    }
    double mostWithdrawn = order == Arrivals.SHUFFLED ? MOST_WITHDRAWN * alerts : 0;
    assertThat((double) withdrawn)
        .as("of " + alerts + " alerts")
        .isLessThanOrEqualTo(mostWithdrawn);
  }

  /**
   * A call for help waits for no earlier signal, so its beginning, and with it its id, may move.
   */
  private static boolean goesOutAtOnce(String alert) {
    return alert.startsWith("alert:sos:");
  }

  /** All rules, and for every vehicle a route along what it drove, and beside it. */
  private static VehicleTimeline timeline(Map<String, List<Telemetry>> vehicles) {
    return new VehicleTimeline(StandardRules.book(), DrivenRoutes.of(vehicles));
  }

  private static Replayed replay(
      VehicleTimeline timeline, Arrivals order, List<Telemetry> inOrder, int seed) {
    return Replayed.of(timeline, order.of(inOrder, new Random(seed)));
  }

  private static Map<String, List<Telemetry>> trial(long seed) throws Refusal.RefusedException {
    return trial(
        seed, new TrialOptions(VEHICLES, START, HOURS, Duration.ofSeconds(1), TrialNoise.REAL));
  }

  private static Map<String, List<Telemetry>> trial(long seed, TrialOptions options)
      throws Refusal.RefusedException {
    TrialFleet fleet = new TrialFleet(seed, options, label -> {});
    Map<String, List<Telemetry>> vehicles = new TreeMap<>();
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      if (!next.repeated()) {
        add(next.vehicleId(), next.json(), vehicles);
      }
    }
    return ordered(vehicles);
  }

  private static Map<String, List<Telemetry>> drives() throws Exception {
    Map<String, List<Telemetry>> vehicles = new TreeMap<>();
    for (String driver : List.of("A", "B")) {
      Path file = DRIVES.resolve("driver_" + driver + ".csv");
      try (RecordedFile rows = RecordedFormat.NDSBR.open(file, null, 0)) {
        for (RecordedEvent row = rows.next(); row != null; row = rows.next()) {
          add(row.vehicleId(), row.json(), vehicles);
        }
      }
    }
    return ordered(vehicles);
  }

  private static void add(String vehicleId, byte[] json, Map<String, List<Telemetry>> vehicles)
      throws Refusal.RefusedException {
    Telemetry event = new TelemetryReader().read(json).telemetry();
    vehicles.computeIfAbsent(vehicleId, id -> new ArrayList<>()).add(event);
  }

  private static Map<String, List<Telemetry>> ordered(Map<String, List<Telemetry>> vehicles) {
    vehicles.values().forEach(events -> events.sort(Telemetry::compareInTime));
    return vehicles;
  }
}
