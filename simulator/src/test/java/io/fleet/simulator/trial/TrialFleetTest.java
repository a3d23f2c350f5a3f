package io.fleet.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.sensor.SensorNoise;
import io.fleet.simulator.truth.LabelWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialFleetTest {
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final TrialNoise EXACT = new TrialNoise(SensorNoise.NONE, 0, 0, 0, 0, true, 0, 0);

  private static TrialOptions options(int vehicles, TrialNoise noise) {
    return new TrialOptions(vehicles, Trials.START, TWO_HOURS, ONE_SECOND, noise);
  }

  @Test
  void sameSeedSameBytes() {
    assertThat(text(11, TrialNoise.REAL)).isEqualTo(text(11, TrialNoise.REAL));
  }

  @Test
  void anotherSeedIsAnotherTrial() {
    assertThat(text(11, TrialNoise.REAL)).isNotEqualTo(text(12, TrialNoise.REAL));
  }

  private static String text(long seed, TrialNoise noise) {
    TrialOptions short3 =
        new TrialOptions(3, Trials.START, Duration.ofMinutes(20), ONE_SECOND, noise);
    Trials trials = Trials.run(seed, short3);
    String labels = trials.labels().stream().map(LabelWriter::write).collect(Collectors.joining());
    return labels
        + trials.arrivals().stream()
            .map(arrival -> arrival.arrivalMs() + new String(arrival.json()))
            .collect(Collectors.joining());
  }

  @Test
  void neitherNoiseNorSamplingChangesTheTruth() {
    // when
    Trials loud = Trials.run(5, options(3, TrialNoise.HARSH));
    Trials quiet =
        Trials.run(5, new TrialOptions(3, Trials.START, TWO_HOURS, ONE_SECOND, TrialNoise.LOW));

    // then
    assertThat(loud.labels()).isEqualTo(quiet.labels()).isNotEmpty();
  }

  @Test
  void messagesArriveInOrderOfTheirArrivalAndNotOfTheirTime() {
    // when
    Trials trials = Trials.run(1, options(4, TrialNoise.REAL));

    // then
    assertThat(trials.arrivals()).extracting(Arrival::arrivalMs).isSorted();
    Map<String, Long> latest = new HashMap<>();
    int overtaken = 0;
    for (Telemetry t : trials.telemetry()) {
      long before = latest.merge(t.vehicleId(), t.timestampMs(), Math::max);
      overtaken += before > t.timestampMs() ? 1 : 0;
    }
    assertThat(overtaken).isGreaterThan(trials.arrivals().size() / 5);
  }

  @Test
  void realNoiseLosesJumpsAndRepeatsAsOftenAsItSays() {
    // given
    Trials trials = Trials.run(2, options(6, TrialNoise.REAL));
    double all = trials.arrivals().stream().filter(arrival -> !arrival.repeated()).count();

    // when
    double repeated = trials.arrivals().size() - all;
    double lost = trials.telemetry().stream().filter(t -> !t.hasPosition()).count();

    // then
    assertThat(repeated / all).isEqualTo(0.02, within(0.003));
    assertThat(lost / trials.arrivals().size()).isEqualTo(0.01, within(0.002));
    assertThat(trials.telemetry())
        .filteredOn(t -> !t.hasPosition())
        .allMatch(t -> t.isFalse(TelemetryField.GPS_VALID))
        .noneMatch(t -> t.has(TelemetryField.SPEED))
        .allMatch(t -> t.has(TelemetryField.ACCEL_LONG));
    assertThat(trials.telemetry()).allMatch(t -> t.timestampMs() % 1_000 == 0);
  }

  @Test
  void realPositionsAndSpeedsAreOffAsFarAsTheySay() {
    // given
    TrialOptions real = options(8, TrialNoise.REAL);
    List<Telemetry> told = ordered(Trials.run(3, real));
    List<Telemetry> meant = ordered(Trials.run(3, options(8, EXACT)));
    List<Double> speedErrors = new ArrayList<>();
    List<Double> northErrors = new ArrayList<>();
    int jumps = 0;

    // when
    for (int i = 0; i < meant.size(); i++) {
      Telemetry a = told.get(i);
      Telemetry b = meant.get(i);
      if (a.hasPosition() && b.number(TelemetryField.SPEED) > 20) {
        double offM = Geodesy.distanceM(a.latE6(), a.lonE6(), b.latE6(), b.lonE6());
        jumps += offM > 45 ? 1 : 0;
        if (offM <= 45) {
          speedErrors.add((a.number(TelemetryField.SPEED) - b.number(TelemetryField.SPEED)) / 3.6);
          northErrors.add((a.latE6() - b.latE6()) * 0.1112);
        }
      }
    }

    // then
    assertThat(deviation(speedErrors)).isEqualTo(0.15, within(0.01));
    assertThat(deviation(northErrors)).isEqualTo(3.5, within(0.6));
    assertThat(jumps / (double) northErrors.size()).isEqualTo(0.001, within(0.0006));
  }

  private static List<Telemetry> ordered(Trials trials) {
    Map<String, Telemetry> byIdentity = new java.util.TreeMap<>();
    for (Telemetry t : trials.telemetry()) {
      byIdentity.put(t.vehicleId() + '@' + t.timestampMs(), t);
    }
    return List.copyOf(byIdentity.values());
  }

  private static double deviation(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / values.size());
  }

  @Test
  void aStandingReceiverDriftsUpToSeventyMetres() {
    // given
    assertThat(TrialNoise.REAL.sensors().standingDriftMostM()).isEqualTo(70);
    SensorNoise restless = new SensorNoise(3.5, 60, 100, 70, 0.15, 0.08, 1);
    Trials trials =
        Trials.run(4, options(6, new TrialNoise(restless, 0, 0, 0, 0, true, 3_000, 0.02)));
    Trials still = Trials.run(4, options(6, EXACT));

    // when
    double farthestM = farthestWhileStandingM(ordered(trials), ordered(still));

    // then
    assertThat(farthestM).isBetween(65.0, 70 + 20.0);
  }

  private static double farthestWhileStandingM(List<Telemetry> told, List<Telemetry> still) {
    Map<String, Telemetry> places = new HashMap<>();
    for (Telemetry t : still) {
      places.put(t.vehicleId() + '@' + Math.floorDiv(t.timestampMs(), 1_000L), t);
    }
    double farthest = 0;
    for (Telemetry t : told) {
      Telemetry at = places.get(t.vehicleId() + '@' + Math.floorDiv(t.timestampMs(), 1_000L));
      boolean stands = at.number(TelemetryField.SPEED) < 1 && t.hasPosition();
      double offM = stands ? Geodesy.distanceM(t.latE6(), t.lonE6(), at.latE6(), at.lonE6()) : 0;
      farthest = Math.max(farthest, offM);
    }
    return farthest;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60})
  void everyVehicleSendsOnceAnInterval(int seconds) {
    // given
    TrialOptions slow =
        new TrialOptions(
            2, Trials.START, Duration.ofHours(1), Duration.ofSeconds(seconds), TrialNoise.LOW);

    // when
    List<Telemetry> told = ordered(Trials.run(1, slow));

    // then
    for (int i = 1; i < told.size(); i++) {
      if (told.get(i).vehicleId().equals(told.get(i - 1).vehicleId())) {
        assertThat(told.get(i).timestampMs() - told.get(i - 1).timestampMs())
            .isEqualTo(seconds * 1_000L);
      }
    }
  }

  @Test
  void slowerSamplingThanAMinuteIsRefused() {
    assertThatThrownBy(
            () ->
                new TrialOptions(
                    1, Trials.START, TWO_HOURS, Duration.ofSeconds(61), TrialNoise.LOW))
        .hasMessageContaining("1 – 60 whole seconds");
  }
}
