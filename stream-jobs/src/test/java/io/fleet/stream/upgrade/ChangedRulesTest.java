package io.fleet.stream.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.ByteReader;
import io.fleet.events.TelemetryReader;
import io.fleet.events.Topic;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleStateCodec;
import io.fleet.stream.timeline.VehicleTimeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the previous release kept of each vehicle goes on under rules that have changed. */
class ChangedRulesTest {
  private static KeptStates kept;

  private final VehicleTimeline timeline = new VehicleTimeline(NextRelease.book());
  private final Findings found = new Findings();

  @BeforeAll
  static void read() throws Exception {
    kept = KeptStates.read();
  }

  @Test
  void theOpenTripGoesOnAndEndsUnderItsId() throws Exception {
    // when
    goOn(UpgradeStory.ON_A_TRIP);

    // then
    Trip trip = found.trips().get(0);
    assertThat(found.trips()).hasSize(1);
    assertThat(trip.isFinal()).isTrue();
    assertThat(trip.distanceMm()).isBetween(14_900_000L, 15_000_000L);
    assertThat(KeptSavepoint.told(Topic.CHANGES))
        .anyMatch(change -> new String(change, StandardCharsets.UTF_8).contains(trip.tripId()));
  }

  @ParameterizedTest
  @CsvSource({
    UpgradeStory.SPEEDING + ",overspeed",
    UpgradeStory.CALLING + ",sos",
    UpgradeStory.SILENT + ",silent_vehicle"
  })
  void theOpenAlertIsResolvedUnderItsIdWithAHigherVersion(String vehicle, String type)
      throws Exception {
    // given
    Alert before = alertBefore(type);
    assertThat(before.state()).isNotEqualTo(Alert.State.RESOLVED);

    // when
    goOn(vehicle);

    // then
    AlertFinding alert = found.alerts(type).get(0);
    assertThat(alert.alertId()).isEqualTo(before.alertId());
    assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(found.told)
        .filteredOn(told -> told.finding().id().equals(alert.id()))
        .allMatch(told -> told.version() > before.version() && !told.first());
  }

  @Test
  void aFieldMoreInTheStateOfARuleBeginsEmptyAndTheOthersAreKept() throws Exception {
    // when
    goOn(UpgradeStory.CALLING);

    // then the signals are those of the previous release, the events those in the horizon and since
    assertThat(found.alerts("sos"))
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.data())
                    .containsEntry("signals", 60)
                    .hasEntrySatisfying(
                        CountingSosRule.EVENTS,
                        events -> assertThat((int) events).isBetween(1, 12)));
  }

  @ParameterizedTest
  @CsvSource({
    UpgradeStory.ON_A_TRIP,
    UpgradeStory.SPEEDING,
    UpgradeStory.CALLING,
    UpgradeStory.OF_ANNA,
    UpgradeStory.SILENT
  })
  void aNewRuleBeginsWithWhatHasNotSettled(String vehicle) throws Exception {
    // when
    goOn(vehicle);

    // then it tells of the vehicle once, and of nothing older than the horizon
    assertThat(found.alerts(FirstHeardRule.TYPE))
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.startedAtMs())
                    .isGreaterThanOrEqualTo(UpgradeStory.lastBefore(vehicle) - 10_000));
  }

  @Test
  void theFrameOfARuleThatIsGoneIsPassedOver() {
    // given frames of rules that the next release has no more
    byte[] bytes = kept.of(UpgradeStory.ON_A_TRIP);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("receiver");

    // when
    goOn(UpgradeStory.ON_A_TRIP);

    // then
    assertThat(found.failures).isEmpty();
  }

  private void goOn(String vehicle) {
    VehicleState state = new VehicleStateCodec(timeline).read(new ByteReader(kept.of(vehicle)));
    TelemetryReader reader = new TelemetryReader();
    timeline.resume(state);
    for (long i = UpgradeStory.before(); i < UpgradeStory.size(); i++) {
      LogRecord record = UpgradeStory.record(i);
      if (vehicle.equals(new String(record.key, StandardCharsets.UTF_8))) {
        long version = LogClock.versionOf(record.appendMs, record.offset);
        timeline.apply(state, reader.read(record.value).telemetry(), version, found);
      }
    }
  }

  private static Alert alertBefore(String type) throws Exception {
    List<byte[]> told = KeptSavepoint.told(Topic.ALERTS);
    for (byte[] json : told) {
      Alert alert = AlertJson.read(json);
      if (alert.alertType().equals(type)) {
        return alert;
      }
    }
    throw new AssertionError("no " + type);
  }
}
