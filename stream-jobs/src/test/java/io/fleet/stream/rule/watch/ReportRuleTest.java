package io.fleet.stream.rule.watch;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRuleTest {

  @ParameterizedTest
  @CsvSource({
    "power_cut, 3, that its supply was cut",
    "jamming, 3, that its receiver is jammed",
    "tamper, 3, that somebody tampers with it",
    "seat_belt, 1, a seat belt that is not fastened",
    "phone, 2, a driver with a phone in the hand",
    "fatigue, 3, a tired driver",
  })
  void whatTheTrackerReportsIsAnAlert(String type, int severity, String words) {
    // when
    Findings found = TimelineRun.over(DriveStory.of("van").say(50, report(type)));

    // then
    AlertFinding alert = found.alerts(type).get(0);
    assertThat(alert.severity()).isEqualTo(severity);
    assertThat(alert.state()).isEqualTo(Alert.State.OPENED);
    assertThat(alert.details()).isEqualTo("van's tracker reports " + words + ", once so far.");
  }

  @ParameterizedTest
  @CsvSource({"599, 1", "600, 2"})
  void reportsLessThanTenMinutesApartAreOneEpisode(int apartS, int alerts) {
    DriveStory story =
        DriveStory.of("van")
            .say(0, report("jamming"))
            .silence(seconds(apartS))
            .say(0, report("jamming"));
    assertThat(TimelineRun.over(story).alerts("jamming")).hasSize(alerts);
  }

  @Test
  void repeatsAreToldOnceAMinuteAndTheEndByATick() {
    // given a report a second for two minutes
    DriveStory story = DriveStory.of("van").saying(report("tamper")).stand(minutes(2));
    TimelineRun run = new TimelineRun().apply(story.events());

    // when
    run.restore().silence(minutes(10));

    // then
    AlertFinding alert = run.found.alerts("tamper").get(0);
    assertThat(run.found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
    assertThat(alert.endedAtMs()).isEqualTo(at(seconds(119)));
    assertThat(alert.data()).containsEntry("reports", 120);
  }

  @Test
  void aBacklogFindsWhatTicksFound() {
    // given
    List<Telemetry> events =
        DriveStory.of("van")
            .say(0, report("power_cut"))
            .silence(Duration.ofHours(1))
            .stand(seconds(5))
            .events();
    TimelineRun live = new TimelineRun().apply(events.subList(0, 1)).silence(minutes(30));

    // when
    live.apply(events.subList(1, events.size()));

    // then
    assertThat(live.found.inTheEnd())
        .containsExactlyInAnyOrderElementsOf(TimelineRun.over(events).inTheEnd());
  }

  @Test
  void whatItDoesNotKnowIsNoAlert() {
    Findings found = TimelineRun.over(DriveStory.of("van").say(50, report("door_open")));
    assertThat(found.told).noneMatch(told -> told.finding() instanceof AlertFinding);
  }

  private static Consumer<TelemetryBuilder> report(String type) {
    return b -> b.event(DeviceEvent.of(type));
  }
}
