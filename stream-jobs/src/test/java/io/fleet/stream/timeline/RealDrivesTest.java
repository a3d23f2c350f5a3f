package io.fleet.stream.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.RealDrives;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.health.HealthAlerts;
import io.fleet.stream.rule.trip.Trip;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three drives of each of two drivers, against two independent counts of the data set's README. */
class RealDrivesTest {
  private static final Set<String> OF_SIGNALS_AND_REPEATS =
      Stream.concat(
              HealthAlerts.TYPES.stream(),
              Stream.of(
                  "silent_vehicle",
                  "gps_lost",
                  "power_cut",
                  "jamming",
                  "tamper",
                  "repeated_overspeed",
                  "repeated_sos",
                  "harsh_brake_out_of_overspeed"))
          .collect(Collectors.toSet());

  private static final long TEN_SECONDS = 10_000;
  private static final long FORTY_SECONDS = 40_000;

  private final VehicleTimeline timeline = new VehicleTimeline(StandardRules.book());

  @BeforeEach
  void drivesAreThere() {
    assumeTrue(RealDrives.areThere(), "the real drives are not beside the project");
  }

  @ParameterizedTest
  @CsvSource({
    "A, 0, 2019-08-26T22:17:43Z, 2019-08-26T22:47:44Z, 13547, 5",
    "A, 1, 2019-08-29T10:42:53Z, 2019-08-29T10:59:05Z, 6070, 3",
    "A, 2, 2019-09-02T20:36:10Z, 2019-09-02T20:49:06Z, 2743, 0",
    "B, 0, 2019-09-10T20:08:43Z, 2019-09-10T20:39:04Z, 7032, 1",
    "B, 1, 2019-09-12T20:04:45Z, 2019-09-12T20:58:02Z, 18589, 10",
    "B, 2, 2019-09-17T09:49:11Z, 2019-09-17T10:58:22Z, 25459, 12",
  })
  void isOneTripWithItsDistanceAndItsEpisodes(
      String driver, int drive, String start, String end, double distanceM, int episodes)
      throws Exception {
    // when
    Findings found = replay(RealDrives.of(driver));

    // then
    assertThat(found.trips()).hasSize(3);
    Trip trip = found.trips().get(drive);
    assertThat(trip.start().timeMs() - Iso8601.parse(start)).isBetween(-TEN_SECONDS, TEN_SECONDS);
    assertThat(trip.end().timeMs() - Iso8601.parse(end)).isBetween(-FORTY_SECONDS, FORTY_SECONDS);
    assertThat(trip.distanceMm() / 1000.0).isBetween(distanceM * 0.98, distanceM * 1.02);
    assertThat(
            found.episodes().stream()
                .filter(
                    e ->
                        e.startedAtMs() >= trip.start().timeMs()
                            && e.startedAtMs() <= trip.end().timeMs()))
        .hasSize(episodes);
    assertThat(found.alerts("idling")).as("nothing is told of the engine").isEmpty();
    assertThat(found.alerts("tow")).isEmpty();
    assertThat(found.failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A, 22:47:07=harsh_braking",
    "B, 20:22:04=harsh_acceleration 20:24:07=harsh_braking 10:44:19=harsh_acceleration"
        + " 10:56:11=harsh_acceleration 10:56:26=harsh_braking 10:57:39=harsh_braking",
  })
  void harshManoeuvresAreWhereTheSpeedsOfTheFileSayThem(String driver, String expected)
      throws Exception {
    // when
    Findings found = replay(RealDrives.of(driver));

    // then
    assertThat(
            found.harsh().stream()
                .map(
                    e ->
                        Iso8601.format(e.startedAtMs()).substring(11, 19)
                            + '='
                            + e.kind().wireName()))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"A", "B"})
  void nobodyCrashes(String driver) throws Exception {
    // when
    Findings found = replay(RealDrives.of(driver));

    // then
    assertThat(found.crashes()).isEmpty();
    assertThat(found.alerts("crash")).isEmpty();
    assertThat(found.alerts("impact_parked")).isEmpty();
  }

  @Test
  void theLastThreeManoeuvresOfDriverBAreAggressiveDriving() throws Exception {
    assertThat(replay(RealDrives.of("A")).alerts("aggressive_driving")).isEmpty();
    List<AlertFinding> alerts = replay(RealDrives.of("B")).alerts("aggressive_driving");
    assertThat(alerts)
        .extracting(alert -> Iso8601.format(alert.startedAtMs()))
        .containsExactly("2019-09-17T10:56:11.000Z");
    assertThat(alerts.get(0).data()).containsEntry("span_s", 88.0);
  }

  /** The tracker of these drives tells place and speed, nothing of the engine or of itself. */
  @ParameterizedTest
  @CsvSource({
    "A, 08-26T22:19:48=repeated_overspeed 08-29T10:51:20=repeated_overspeed",
    "B, 09-12T20:05:10=repeated_overspeed 09-12T20:34:48=repeated_overspeed"
        + " 09-12T20:37:33=repeated_overspeed 09-17T09:56:01=repeated_overspeed"
        + " 09-17T10:49:27=repeated_overspeed 09-17T10:52:58=repeated_overspeed"
        + " 09-17T10:56:14=harsh_brake_out_of_overspeed 09-17T10:55:30=repeated_overspeed"
        + " 09-17T10:57:25=harsh_brake_out_of_overspeed",
  })
  void whatRepeatsInThemIsToldAndNothingOfWhatTheirTrackerCannotTell(String driver, String expected)
      throws Exception {
    assertThat(
            replay(RealDrives.of(driver)).inTheEnd().stream()
                .filter(AlertFinding.class::isInstance)
                .map(AlertFinding.class::cast)
                .filter(alert -> OF_SIGNALS_AND_REPEATS.contains(alert.alertType()))
                .map(
                    alert ->
                        Iso8601.format(alert.startedAtMs()).substring(5, 19)
                            + '='
                            + alert.alertType()))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"A, 0, 301", "A, 1, 152", "A, 2, 17", "B, 0, 65", "B, 1, 499"})
  void withoutFleetLimitToleranceAndDelaysEverySecondOverTheStreetsLimitCounts(
      String driver, int drive, int secondsOver) throws Exception {
    // given
    Reference reference =
        new Reference()
            .rules(
                "fleet",
                Duration.ofDays(-10_000),
                "{\"overspeed\":{\"limit_kmph\":null,\"tolerance_pct\":0,"
                    + "\"opens_after_s\":0,\"end_after_s\":0}}");

    // when
    Findings found = new TimelineRun(reference.data).apply(RealDrives.of(driver)).found;

    // then
    Trip trip = found.trips().get(drive);
    double over =
        found.episodes().stream()
                .filter(e -> e.startedAtMs() >= trip.start().timeMs())
                .filter(e -> e.startedAtMs() <= trip.end().timeMs())
                .mapToLong(e -> e.endedAtMs() - e.startedAtMs())
                .sum()
            / 1000.0;
    assertThat(over).isBetween(secondsOver * 0.95, secondsOver * 1.05);
    assertThat(found.episodes()).allMatch(e -> e.limitSource().equals("road"));
  }

  private Findings replay(List<Telemetry> rows) {
    Findings found = new Findings();
    VehicleState state = timeline.initial();
    long version = 1;
    for (Telemetry row : rows) {
      timeline.apply(state, row, version++, found);
    }
    return found;
  }
}
