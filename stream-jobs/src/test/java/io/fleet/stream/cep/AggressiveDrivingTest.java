package io.fleet.stream.cep;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.timeline.VehicleStateCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggressiveDrivingTest {

  @Test
  void threeHarshBrakesWithinTenMinutesAreOneAlert() {
    // when
    Findings found = TimelineRun.over(brakes(minutes(1), minutes(2), minutes(3)));

    // then
    assertThat(found.harsh()).hasSize(3);
    List<AlertFinding> alerts = found.alerts("aggressive_driving");
    assertThat(alerts).hasSize(1);
    AlertFinding alert = alerts.get(0);
    assertThat(alert.startedAtMs()).isEqualTo(at(minutes(1)));
    assertThat(alert.endedAtMs()).isEqualTo(at(minutes(3)));
    assertThat(alert.data()).containsEntry("events", 3).containsEntry("span_s", 120.0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  @Test
  void twoAreNone() {
    assertThat(aggressive(brakes(minutes(1), minutes(2)))).isEmpty();
  }

  @Test
  void exactlyTenMinutesFromTheFirstToTheThirdStillCountOneSecondMoreDoesNot() {
    assertThat(aggressive(brakes(minutes(1), minutes(6), minutes(11)))).hasSize(1);
    assertThat(aggressive(brakes(minutes(1), minutes(6), minutes(11).plusSeconds(1)))).isEmpty();
  }

  @Test
  void anOldBrakeIsForgottenAndTheNextThreeCount() {
    List<AlertFinding> alerts =
        aggressive(brakes(minutes(1), minutes(12), minutes(13), minutes(14)));
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).startedAtMs()).isEqualTo(at(minutes(12)));
  }

  @Test
  void afterAMatchTheCountBeginsAnew() {
    assertThat(aggressive(brakes(minutes(1), minutes(2), minutes(3), minutes(4), minutes(5))))
        .hasSize(1);
    assertThat(
            aggressive(
                brakes(minutes(1), minutes(2), minutes(3), minutes(4), minutes(5), minutes(6))))
        .hasSize(2);
  }

  @Test
  void aVehicleThatFallsSilentAfterTheThirdBrakeIsTold() {
    // given the third brake is the last thing heard
    List<Telemetry> events = brakes(minutes(1), minutes(2), minutes(3)).events();
    int third = indexOf(events, at(minutes(3)));
    TimelineRun run = new TimelineRun().apply(events.subList(0, third + 1));
    assertThat(run.found.alerts("aggressive_driving")).isEmpty();

    // when
    run.silence(seconds(6));

    // then
    assertThat(run.found.alerts("aggressive_driving")).hasSize(1);

    // and when the rest comes after all
    run.apply(events.subList(third + 1, events.size()));

    // then
    assertThat(run.found.alerts("aggressive_driving")).hasSize(1);
  }

  @Test
  void aBrakeThatTurnsOutToBeNoneTakesTheAlertBack() {
    // given the fix that shows the third braking to be a gentle one comes last
    List<Telemetry> events = brakes(minutes(1), minutes(2), minutes(3)).events();
    int third = indexOf(events, at(minutes(3)));
    TimelineRun run = new TimelineRun().apply(events.subList(0, third + 8));
    assertThat(run.found.alerts("aggressive_driving")).hasSize(1);

    // when a doubtful fix lies between the two speeds
    run.apply(doubtful(events.get(third - 1), 500));

    // then
    assertThat(run.found.harsh()).hasSize(2);
    assertThat(run.found.alerts("aggressive_driving")).isEmpty();
  }

  private static Telemetry doubtful(Telemetry fix, long afterMs) {
    return Telemetry.builder()
        .vehicleId(fix.vehicleId())
        .timestampMs(fix.timestampMs() + afterMs)
        .position(fix.number(TelemetryField.LAT), fix.number(TelemetryField.LON))
        .set(TelemetryField.HDOP, 20)
        .build();
  }

  @Test
  void aRestoredVehicleCountsOn() {
    // given
    List<Telemetry> events = brakes(minutes(1), minutes(2), minutes(3)).events();
    int half = indexOf(events, at(minutes(2).plusSeconds(30)));
    TimelineRun run = new TimelineRun().apply(events.subList(0, half));
    VehicleStateCodec codec = new VehicleStateCodec(run.timeline);
    ByteWriter out = new ByteWriter(64);

    // when
    codec.write(run.state, out);
    run.state = codec.read(new ByteReader(out.toByteArray()));
    run.apply(events.subList(half, events.size()));

    // then
    assertThat(run.found.alerts("aggressive_driving")).hasSize(1);
  }

  private static int indexOf(List<Telemetry> events, long ms) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).timestampMs() == ms) {
        return i;
      }
    }
    throw new AssertionError("nothing happens then");
  }

  private static List<AlertFinding> aggressive(DriveStory story) {
    return TimelineRun.over(story).alerts("aggressive_driving");
  }

  /** Brakes from 60 to 45 km/h at those moments and is gentle otherwise. */
  private static DriveStory brakes(Duration... moments) {
    DriveStory story = DriveStory.of("van");
    Duration now = Duration.ZERO;
    for (Duration moment : moments) {
      story.drive(60, moment.minus(now)).drive(45, seconds(10));
      now = moment.plusSeconds(10);
      for (int kmph = 48; kmph < 60; kmph += 3) {
        story.drive(kmph, seconds(1));
        now = now.plusSeconds(1);
      }
    }
    return story.drive(60, minutes(1));
  }
}
