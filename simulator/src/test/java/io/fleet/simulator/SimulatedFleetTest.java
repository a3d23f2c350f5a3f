package io.fleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.simulator.sensor.SensorNoise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedFleetTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int VEHICLES = 20;
  private static final int ONE_HOUR_S = 3_600;

  @Test
  void sameSeedAndStartGiveTheSameBytes() throws IOException {
    assertThat(bytes(42, START)).isEqualTo(bytes(42, START));
  }

  @Test
  void anotherSeedIsAnotherFleet() throws IOException {
    assertThat(bytes(42, START)).isNotEqualTo(bytes(43, START));
  }

  private static byte[] bytes(long seed, Instant start) throws IOException {
    SimulatedFleet fleet = new SimulatedFleet(seed, VEHICLES, start);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < VEHICLES * 600; i++) {
      all.write(fleet.step().json());
    }
    return all.toByteArray();
  }

  @Test
  void messagesComeInOrderOfTimeOneASecondFromEachVehicle() {
    // given
    SimulatedFleet fleet = new SimulatedFleet(1, VEHICLES, START);

    // when
    List<SimulatedEvent> events = steps(fleet, VEHICLES * 60);

    // then
    assertThat(events)
        .extracting(e -> e.telemetry().timestampMs())
        .isSorted()
        .allMatch(t -> t >= START.toEpochMilli() && t < START.toEpochMilli() + 60_000);
    byVehicle(events).values().forEach(own -> assertThat(own).hasSize(60));
  }

  @Test
  void theGatewaysReaderLosesNothing() throws IOException {
    // given
    TelemetryReader reader = new TelemetryReader();

    for (SimulatedEvent event : steps(new SimulatedFleet(2, VEHICLES, START), 20_000)) {
      // when
      TelemetryReading reading = reader.read(event.json());

      // then
      assertThat(reading.dropped()).isEmpty();
      assertThat(reading.telemetry()).isEqualTo(event.telemetry());
    }
  }

  @Test
  void everySecondVehicleGivesItsMessagesIds() {
    // given
    SimulatedFleet fleet = new SimulatedFleet(3, VEHICLES, START);

    // when
    List<SimulatedEvent> withId =
        steps(fleet, VEHICLES * 30).stream().filter(e -> e.eventId() != null).toList();

    // then
    assertThat(withId)
        .hasSize(VEHICLES / 2 * 30)
        .extracting(SimulatedEvent::eventId)
        .doesNotHaveDuplicates();
    assertThat(withId.stream().map(e -> e.telemetry().vehicleId()).distinct())
        .hasSize(VEHICLES / 2);
  }

  @Test
  void withoutNoiseEverySecondIsExplainedByItsSpeed() {
    // given
    SimulationOptions exact = SimulationOptions.DEFAULT.with(SensorNoise.NONE);
    SimulatedFleet fleet = new SimulatedFleet(4, VEHICLES, START, exact);

    // when
    Map<String, List<Telemetry>> drives = byVehicle(steps(fleet, VEHICLES * ONE_HOUR_S));

    // then
    for (List<Telemetry> drive : drives.values()) {
      for (int i = 1; i < drive.size(); i++) {
        double meanMps = meanMps(drive.get(i - 1), drive.get(i));
        assertThat(distanceM(drive.get(i - 1), drive.get(i)))
            .isBetween(meanMps * 0.7 - 0.5, meanMps * 1.3 + 0.5);
      }
    }
  }

  @Test
  void betweenTwoReadsFiveSecondsApartFourOfFiveVehiclesHaveMovedAsTheirSpeedExplains() {
    // given
    SimulatedFleet fleet = new SimulatedFleet(5, VEHICLES, START);

    // when
    Map<String, List<Telemetry>> drives = byVehicle(steps(fleet, VEHICLES * ONE_HOUR_S));

    // then
    int badReads = 0;
    for (int second = 5; second < ONE_HOUR_S; second++) {
      int now = second;
      long explained =
          drives.values().stream().filter(d -> isExplained(d.get(now - 5), d.get(now), 5)).count();
      badReads += explained < 0.8 * VEHICLES ? 1 : 0;
    }
    assertThat(badReads).isLessThan(ONE_HOUR_S / 100);
  }

  private static boolean isExplained(Telemetry before, Telemetry after, int seconds) {
    double expectedM = meanMps(before, after) * seconds;
    double legM = distanceM(before, after);
    return legM > 3 && Math.abs(legM - expectedM) <= 0.3 * expectedM;
  }

  @Test
  void aDayAtWorkHasAllThatRulesCanMeet() {
    // given
    SimulatedFleet fleet = new SimulatedFleet(6, VEHICLES, START);

    // when
    List<Telemetry> all =
        steps(fleet, VEHICLES * ONE_HOUR_S).stream().map(SimulatedEvent::telemetry).toList();

    // then
    assertThat(share(all, t -> t.isFalse(TelemetryField.IGNITION))).isBetween(0.005, 0.12);
    assertThat(share(all, SimulatedFleetTest::isStandingWithEngineOn)).isBetween(0.005, 0.10);
    assertThat(share(all, SimulatedFleetTest::isOverLimit)).isBetween(0.001, 0.06);
    assertThat(all.stream().map(t -> t.number(TelemetryField.SPEED_LIMIT)).distinct())
        .hasSizeGreaterThan(3);
  }

  private static double share(List<Telemetry> all, java.util.function.Predicate<Telemetry> what) {
    return (double) all.stream().filter(what).count() / all.size();
  }

  private static boolean isStandingWithEngineOn(Telemetry t) {
    return t.isTrue(TelemetryField.IGNITION) && t.number(TelemetryField.SPEED) < 3;
  }

  private static boolean isOverLimit(Telemetry t) {
    return t.number(TelemetryField.SPEED) > 1.05 * t.number(TelemetryField.SPEED_LIMIT);
  }

  @Test
  void noiseLeavesTheTruthAlone() {
    // given
    SimulationOptions exact = SimulationOptions.DEFAULT.with(SensorNoise.NONE);
    SimulatedFleet noisy = new SimulatedFleet(7, 3, START);
    SimulatedFleet silent = new SimulatedFleet(7, 3, START, exact);

    // when
    steps(noisy, 3 * ONE_HOUR_S);
    steps(silent, 3 * ONE_HOUR_S);

    // then
    for (int i = 0; i < 3; i++) {
      assertThat(noisy.vehicles().get(i).motion().xM())
          .isEqualTo(silent.vehicles().get(i).motion().xM());
      assertThat(noisy.vehicles().get(i).motion().odometerM())
          .isEqualTo(silent.vehicles().get(i).motion().odometerM());
    }
  }

  @Test
  void samplesAtTheIntervalAskedFor() {
    // given
    SimulationOptions slow = SimulationOptions.DEFAULT.every(Duration.ofSeconds(10));
    SimulatedFleet fleet = new SimulatedFleet(8, 1, START, slow);

    // when
    List<SimulatedEvent> events = steps(fleet, 3);

    // then
    long firstMs = events.get(0).telemetry().timestampMs();
    assertThat(events)
        .extracting(e -> e.telemetry().timestampMs() - firstMs)
        .containsExactly(0L, 10_000L, 20_000L);
  }

  @Test
  void refusesAnIntervalTheMotionCannotMeet() {
    assertThatThrownBy(() -> SimulationOptions.DEFAULT.every(Duration.ofMillis(150)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<SimulatedEvent> steps(SimulatedFleet fleet, int count) {
    List<SimulatedEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(fleet.step());
    }
    return events;
  }

  private static Map<String, List<Telemetry>> byVehicle(List<SimulatedEvent> events) {
    Map<String, List<Telemetry>> drives = new TreeMap<>();
    for (SimulatedEvent event : events) {
      Telemetry t = event.telemetry();
      drives.computeIfAbsent(t.vehicleId(), v -> new ArrayList<>()).add(t);
    }
    return drives;
  }

  private static double meanMps(Telemetry a, Telemetry b) {
    return (a.number(TelemetryField.SPEED) + b.number(TelemetryField.SPEED)) / 2 / 3.6;
  }

  private static double distanceM(Telemetry a, Telemetry b) {
    return Geodesy.distanceM(a.latE6(), a.lonE6(), b.latE6(), b.lonE6());
  }
}
