package io.fleet.stream.rule.sos;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SosRuleTest {
  @Test
  void firstSignalOpensRepeatsUpdateFalseCloses() {
    // given a signal each second for 25 s
    DriveStory story =
        DriveStory.of("van")
            .drive(50, minutes(1))
            .saying(TelemetryField.SOS, true)
            .drive(50, seconds(25))
            .saying(TelemetryField.SOS, false)
            .drive(50, seconds(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = onlySos(found);
    assertThat(found.statesOf(alert))
        .containsExactly(
            Alert.State.OPENED, Alert.State.UPDATED, Alert.State.UPDATED, Alert.State.RESOLVED);
    assertThat(alert.severity()).isEqualTo(4);
    assertThat(alert.data()).containsEntry("signals", 25);
  }

  @Test
  void tenMinutesOfSilenceMakeTheNextSignalANewEpisode() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .say(0, b -> b.set(TelemetryField.SOS, true))
            .stand(minutes(10))
            .say(0, b -> b.set(TelemetryField.SOS, true));

    // when, then
    assertThat(TimelineRun.over(story).alerts("sos")).hasSize(2);
  }

  @Test
  void withoutAPositionTheLastKnownOneAndItsAgeAreTold() {
    // given
    List<Telemetry> events = new ArrayList<>(DriveStory.of("van").drive(50, minutes(1)).events());
    events.add(
        Telemetry.builder()
            .vehicleId("van")
            .timestampMs(at(seconds(69)))
            .event(DeviceEvent.of(DeviceEvent.SOS))
            .build());

    // when
    AlertFinding alert = onlySos(TimelineRun.over(events));

    // then
    assertThat(alert.latE6()).isEqualTo(events.get(59).latE6());
    assertThat(alert.data()).containsEntry("position_age_s", 10.0);
  }

  @Test
  void lateSignalIsToldAtOnceAndOnce() {
    // given
    Telemetry late =
        DriveStory.of("van").say(0, b -> b.set(TelemetryField.SOS, true)).events().get(0);
    TimelineRun run =
        new TimelineRun()
            .apply(DriveStory.of("van").silence(minutes(60)).drive(50, minutes(5)).events());

    // when
    run.apply(late);
    run.apply(late);

    // then
    AlertFinding alert = onlySos(run.found);
    assertThat(alert.late()).isTrue();
    assertThat(run.found.statesOf(alert)).containsExactly(Alert.State.OPENED);
  }

  @Test
  void lateSignalAfterAnEpisodeWasClosedIsANewOne() {
    // given an episode closed after 10 s, and a live vehicle long after
    TimelineRun run =
        new TimelineRun()
            .apply(
                DriveStory.of("van")
                    .say(0, b -> b.set(TelemetryField.SOS, true))
                    .silence(seconds(10))
                    .say(0, b -> b.set(TelemetryField.SOS, false))
                    .silence(minutes(4))
                    .stand(minutes(1))
                    .events());

    // when
    run.apply(
        DriveStory.of("van")
            .silence(seconds(100))
            .say(0, b -> b.set(TelemetryField.SOS, true))
            .events());

    // then
    assertThat(run.found.alerts("sos")).hasSize(2);
    assertThat(run.found.alerts("sos").get(1).late()).isTrue();
  }

  @Test
  void lateHourOfSignalsIsOneAlert() {
    // given
    TimelineRun run =
        new TimelineRun()
            .apply(DriveStory.of("van").silence(minutes(120)).drive(50, minutes(1)).events());

    // when
    run.apply(
        DriveStory.of("van")
            .every(seconds(5))
            .saying(TelemetryField.SOS, true)
            .stand(minutes(60))
            .events());

    // then
    assertThat(run.found.alerts("sos")).hasSize(1);
  }

  @Test
  void releasedBeforePressedIsSeenOpenedFirst() {
    // given
    Telemetry pressed =
        DriveStory.of("van").say(0, b -> b.set(TelemetryField.SOS, true)).events().get(0);
    Telemetry released =
        DriveStory.of("van")
            .silence(seconds(2))
            .say(0, b -> b.set(TelemetryField.SOS, false))
            .events()
            .get(0);

    // when
    Findings found = TimelineRun.over(List.of(released, pressed));

    // then
    assertThat(found.statesOf(onlySos(found)))
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  @Test
  void fixAndSosOfOneSecondAreOneAlertInEitherOrder() {
    // given
    Telemetry fix = DriveStory.of("van").drive(50, seconds(1)).events().get(0);
    Telemetry sos =
        Telemetry.builder()
            .vehicleId("van")
            .timestampMs(fix.timestampMs())
            .set(TelemetryField.SOS, true)
            .build();

    // when
    Findings one = TimelineRun.over(List.of(fix, sos, fix, sos));
    Findings other = TimelineRun.over(List.of(sos, fix, sos, fix));

    // then
    assertThat(onlySos(one).latE6()).isEqualTo(fix.latE6());
    assertThat(other.inTheEnd()).containsExactlyInAnyOrderElementsOf(one.inTheEnd());
  }

  private static AlertFinding onlySos(Findings found) {
    assertThat(found.alerts("sos")).hasSize(1);
    return found.alerts("sos").get(0);
  }
}
