package io.fleet.stream.cep;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarshBrakeOutOfOverspeedTest {
  private static final String TYPE = "harsh_brake_out_of_overspeed";

  @ParameterizedTest
  @CsvSource({
    // the episode is from 60 s to 120 s: braking at s, alerts, after s
    "59, 0, 0",
    "60, 1, 0",
    "100, 1, 0",
    "120, 1, 0",
    "150, 1, 30",
    "151, 0, 0",
  })
  void aHarshBrakingWithinAnEpisodeOrAtMost30SecondsAfterIt(
      int brakingS, int alerts, double afterS) {
    // when
    Findings found = TimelineRun.over(story(brakingS));

    // then
    assertThat(found.harsh()).hasSize(1);
    assertThat(found.episodes()).hasSize(1);
    List<AlertFinding> told = found.alerts(TYPE);
    assertThat(told).hasSize(alerts);
    if (alerts > 0) {
      assertThat(told.get(0).data())
          .containsEntry("after_s", afterS)
          .containsEntry("over_limit_s", 60.0);
    }
  }

  @Test
  void anAccelerationIsNone() {
    List<Telemetry> events = story(100, DeviceEvent.HARSH_ACCELERATION).events();
    assertThat(TimelineRun.over(events).alerts(TYPE)).isEmpty();
  }

  @Test
  void anEarlierEpisodeWithoutABrakingHoldsNothingBack() {
    // given two episodes, a braking in the second
    DriveStory story =
        limited()
            .drive(60, seconds(30))
            .drive(50, seconds(60))
            .drive(60, seconds(10))
            .say(60, b -> b.event(DeviceEvent.of(DeviceEvent.HARSH_BRAKING)))
            .drive(60, seconds(20))
            .drive(50, seconds(60));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.episodes()).hasSize(2);
    assertThat(found.alerts(TYPE))
        .extracting(AlertFinding::startedAtMs)
        .containsExactly(DriveStory.at(seconds(90)));
  }

  @Test
  void severalBrakingsInOneEpisodeAreOneAlert() {
    DriveStory story = limited().drive(50, minutes(1)).drive(60, seconds(20));
    for (int i = 0; i < 3; i++) {
      story.say(60, b -> b.event(DeviceEvent.of(DeviceEvent.HARSH_BRAKING))).drive(60, seconds(20));
    }
    Findings found = TimelineRun.over(story.drive(50, minutes(1)));
    assertThat(found.harsh()).hasSize(3);
    assertThat(found.alerts(TYPE)).hasSize(1);
  }

  @Test
  void aRestoreBetweenBrakingAndTheEndOfTheEpisodeChangesNothing() {
    // given
    List<Telemetry> events = story(100).events();

    // when
    TimelineRun run = new TimelineRun().apply(events.subList(0, 115)).restore();
    run.apply(events.subList(115, events.size()));

    // then
    assertThat(run.found.alerts(TYPE)).isEqualTo(TimelineRun.over(events).alerts(TYPE)).hasSize(1);
  }

  private static DriveStory story(int brakingS) {
    return story(brakingS, DeviceEvent.HARSH_BRAKING);
  }

  /** A minute at the limit, a minute above, two at it; one event at that second. */
  private static DriveStory story(int second, String type) {
    DriveStory story = limited();
    for (int s = 0; s < 240; s++) {
      double kmph = s >= 60 && s < 120 ? 60 : 50;
      boolean now = s == second;
      story.say(kmph, b -> b.event(DeviceEvent.of(now ? type : "none"))).silence(seconds(1));
    }
    return story;
  }

  private static DriveStory limited() {
    return DriveStory.of("van").saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50));
  }
}
