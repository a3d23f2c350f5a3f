package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import org.junit.jupiter.api.Test;

class WitnessTest {
  private static final Findings FOUND =
      TimelineRun.over(
          DriveStory.of("van")
              .saying(b -> b.driverId("ada"))
              .drive(70, minutes(1))
              .drive(100, seconds(30))
              .drive(60, seconds(20))
              .drive(45, seconds(20))
              .drive(60, seconds(20))
              .drive(45, seconds(20))
              .drive(60, seconds(20))
              .drive(45, seconds(20))
              .saying(b -> b.driverId("ada").set(TelemetryField.SOS, true))
              .drive(36, seconds(1)));

  @Test
  void everyAlertSaysWhereHowFastWhoOnWhichTripAndWhereItsEvidenceLies() {
    assertThat(FOUND.told)
        .extracting(told -> told.finding())
        .filteredOn(AlertFinding.class::isInstance)
        .extracting(AlertFinding.class::cast)
        .hasSizeGreaterThan(8)
        .allSatisfy(
            alert -> {
              assertThat(alert.latE6()).isNotEqualTo(Telemetry.ABSENT);
              assertThat(alert.driverId()).isEqualTo("ada");
              assertThat(alert.tripId()).isNotNull();
              assertThat(alert.data())
                  .containsEntry("evidence_from", Iso8601.format(alert.startedAtMs() - 60_000))
                  .hasEntrySatisfying(
                      "evidence_to",
                      to ->
                          assertThat((String) to)
                              .isGreaterThanOrEqualTo(Iso8601.format(alert.tsMs() + 60_000)));
            })
        .filteredOn(alert -> !alert.alertType().contains("overspeed"))
        .allSatisfy(alert -> assertThat(alert.data()).containsKey("speed_kmph"));
  }

  @Test
  void speedIsThatOfTheAlertsMoment() {
    // when
    AlertFinding sos = FOUND.alerts("sos").get(0);

    // then
    assertThat(sos.data()).containsEntry("speed_kmph", 36.0);
    assertThat(sos.tsMs()).isEqualTo(at(seconds(210)));
  }

  @Test
  void whatCannotWaitDoesNotSettleAndTheRestSaysForHowLongItMayBeTakenBack() {
    assertThat(FOUND.alerts("sos").get(0).data()).doesNotContainKey("settle_s");
    assertThat(FOUND.alerts("overspeed").get(0).data()).doesNotContainKey("settle_s");
    assertThat(FOUND.alerts("harsh_braking").get(0).data()).containsEntry("settle_s", 10);
    assertThat(FOUND.alerts("aggressive_driving").get(0).data()).containsEntry("settle_s", 10);
  }
}
