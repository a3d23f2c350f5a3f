package io.fleet.stream.cep;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedEpisodesTest {

  @Test
  void threeOverspeedEpisodesWithinAnHourAreOneAlert() {
    // when
    var found = TimelineRun.over(overspeeding(minutes(1), minutes(20), minutes(40)));

    // then
    assertThat(found.episodes()).hasSize(3);
    List<AlertFinding> alerts = found.alerts("repeated_overspeed");
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).startedAtMs()).isEqualTo(at(minutes(1)));
    assertThat(alerts.get(0).data())
        .containsEntry("events", 3)
        .containsEntry("span_s", 2_340.0)
        .containsEntry("over_limit_s", 90.0);
    assertThat(alerts.get(0).details()).isEqualTo("van drove too fast 3 times in 39 min.");
  }

  @Test
  void exactlySixtyMinutesStillCountOneSecondMoreDoesNotAndTwoAreNone() {
    assertThat(repeated(minutes(1), minutes(30), minutes(61))).hasSize(1);
    assertThat(repeated(minutes(1), minutes(30), minutes(61).plusSeconds(1))).isEmpty();
    assertThat(repeated(minutes(1), minutes(30))).isEmpty();
  }

  @Test
  void afterAMatchTheCountBeginsAnew() {
    Duration[] five = {minutes(1), minutes(5), minutes(10), minutes(15), minutes(20)};
    Duration[] six = {minutes(1), minutes(5), minutes(10), minutes(15), minutes(20), minutes(25)};
    assertThat(repeated(five)).hasSize(1);
    assertThat(repeated(six)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void disorderAndARestoreInTheMiddleChangeNothing(long seed) {
    // given
    List<Telemetry> events = overspeeding(minutes(1), minutes(5), minutes(10)).events();
    List<Telemetry> rough = new ArrayList<>();
    for (int from = 0; from < events.size(); from += 4) {
      var few = new ArrayList<>(events.subList(from, Math.min(from + 4, events.size())));
      Collections.shuffle(few, new Random(seed + from));
      rough.addAll(few);
    }

    // when
    TimelineRun run = new TimelineRun().apply(rough.subList(0, 400)).restore();
    run.apply(rough.subList(400, rough.size()));

    // then
    assertThat(run.found.alerts("repeated_overspeed"))
        .isEqualTo(TimelineRun.over(events).alerts("repeated_overspeed"))
        .hasSize(1);
  }

  @Test
  void twoCallsForHelpWithinAnHourAreTheGravestThereIs() {
    // when
    var found = TimelineRun.over(calls(minutes(1), minutes(61)));

    // then
    AlertFinding alert = found.alerts("repeated_sos").get(0);
    assertThat(alert.severity()).isEqualTo(4);
    assertThat(alert.details()).isEqualTo("van asks for help again, 60 min after the first time.");
  }

  @Test
  void aSecondMoreThanAnHourAndRepeatsOfOneCallAreNone() {
    assertThat(
            TimelineRun.over(calls(minutes(1), minutes(61).plusSeconds(1))).alerts("repeated_sos"))
        .isEmpty();
    DriveStory oneCall = DriveStory.of("van").saying(TelemetryField.SOS, true).stand(minutes(30));
    assertThat(TimelineRun.over(oneCall).alerts("repeated_sos")).isEmpty();
  }

  private static List<AlertFinding> repeated(Duration... moments) {
    return TimelineRun.over(overspeeding(moments)).alerts("repeated_overspeed");
  }

  /** Thirty seconds too fast at each of those moments. */
  private static DriveStory overspeeding(Duration... moments) {
    DriveStory story = DriveStory.of("van").saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50));
    Duration now = Duration.ZERO;
    for (Duration moment : moments) {
      story.drive(50, moment.minus(now)).drive(58, seconds(30));
      now = moment.plusSeconds(30);
    }
    return story.drive(50, minutes(1));
  }

  /** A call at each of those moments, taken back a minute later. */
  private static DriveStory calls(Duration... moments) {
    DriveStory story = DriveStory.of("van");
    Duration now = Duration.ZERO;
    for (Duration moment : moments) {
      story
          .saying(TelemetryField.SOS, false)
          .stand(moment.minus(now))
          .saying(TelemetryField.SOS, true)
          .stand(seconds(60));
      now = moment.plusSeconds(60);
    }
    return story.saying(TelemetryField.SOS, false).stand(minutes(1));
  }
}
