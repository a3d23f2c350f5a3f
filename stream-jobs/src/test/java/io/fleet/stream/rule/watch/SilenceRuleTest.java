package io.fleet.stream.rule.watch;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRuleTest {

  @ParameterizedTest
  @CsvSource({
    // ignition, rules, silent for s; alerts
    "on, {}, 900, 1",
    "on, {}, 899, 0",
    "off, {}, 7200, 0",
    "unknown, {}, 7200, 0",
    "on, '{\"silent\":{\"after_s\":120}}', 120, 1",
    "on, '{\"silent\":{\"after_s\":120}}', 119, 0",
    "on, '{\"trip\":{\"no_data_s\":1800}}', 1799, 0",
    "on, '{\"trip\":{\"no_data_s\":1800}}', 1800, 1",
    "on, '{\"trip\":{\"no_data_s\":1800},\"silent\":{\"after_s\":60}}', 60, 1",
  })
  void aVehicleIsSilentWhenItsIgnitionWasLastOn(
      String ignition, String rules, int silentS, int alerts) {
    // given
    Reference reference = new Reference().rules("fleet", rules);
    TimelineRun run = new TimelineRun(reference.data).apply(drive(ignition).events());

    // when
    run.silence(seconds(silentS));

    // then
    assertThat(run.found.alerts("silent_vehicle")).hasSize(alerts);
  }

  @Test
  void itIsToldByATickAndOverWhenTheVehicleIsHeard() {
    // given
    TimelineRun run = new TimelineRun().apply(drive("on").events());

    // when
    run.silence(minutes(15)).silence(minutes(16)).silence(minutes(40));
    AlertFinding told = run.found.alerts("silent_vehicle").get(0);
    run.apply(drive("on").silence(minutes(60)).drive(50, seconds(2)).events());

    // then
    assertThat(told.startedAtMs()).isEqualTo(at(seconds(299)));
    assertThat(told.details())
        .isEqualTo("van has not been heard for 900 s, with its ignition last on.");
    AlertFinding over = run.found.alerts("silent_vehicle").get(0);
    assertThat(over.endedAtMs()).isEqualTo(at(minutes(65)));
    assertThat(run.found.statesOf(over)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  @Test
  void aBacklogFindsWhatTicksFound() {
    // given
    List<Telemetry> events = drive("on").silence(minutes(60)).drive(50, seconds(2)).events();
    TimelineRun live = new TimelineRun().apply(events.subList(0, 300));
    live.silence(minutes(20)).restore();

    // when
    live.apply(events.subList(300, events.size()));
    Findings backlog = TimelineRun.over(events);

    // then
    assertThat(live.found.inTheEnd()).containsExactlyInAnyOrderElementsOf(backlog.inTheEnd());
    assertThat(backlog.statesOf(backlog.alerts("silent_vehicle").get(0)))
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  @Test
  void aMessageThatWasOnItsWayTakesTheAlertBack() {
    // given
    TimelineRun run = new TimelineRun().apply(drive("on").events()).silence(minutes(15));
    assertThat(run.found.alerts("silent_vehicle")).hasSize(1);

    // when it was sent a minute after the last one
    run.apply(drive("on").silence(minutes(1)).drive(50, seconds(1)).events());

    // then
    assertThat(run.found.alerts("silent_vehicle")).isEmpty();
  }

  private static DriveStory drive(String ignition) {
    DriveStory story = DriveStory.of("van");
    if (!ignition.equals("unknown")) {
      story.saying(TelemetryField.IGNITION, ignition.equals("on"));
    }
    return story.drive(50, minutes(5));
  }
}
