package io.fleet.stream.rule.overspeed;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import org.junit.jupiter.api.Test;

class OverspeedRuleTest {
  @Test
  void tenSecondsOverTheLimitOpensAnEpisode() {
    // given fixes above at seconds 60 to 70
    DriveStory story =
        on50Road().drive(50, minutes(1)).drive(60, seconds(11)).drive(50, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.episodes()).hasSize(1);
    OverspeedEpisode episode = found.episodes().get(0);
    assertThat(episode.startedAtMs()).isEqualTo(at(seconds(60)));
    assertThat(episode.endedAtMs()).isEqualTo(at(seconds(71)));
    assertThat(episode.open()).isFalse();
    assertThat(episode.severity()).isEqualTo(2);
    assertThat(episode.limitSource()).isEqualTo("road");
  }

  @Test
  void nineSecondsDoNot() {
    DriveStory story =
        on50Road().drive(50, minutes(1)).drive(60, seconds(10)).drive(50, minutes(1));
    assertThat(TimelineRun.over(story).episodes()).isEmpty();
  }

  @Test
  void fivePercentOverIsTolerated() {
    DriveStory story = on50Road().drive(52.5, minutes(2));
    assertThat(TimelineRun.over(story).episodes()).isEmpty();
  }

  @Test
  void dipOfNineSecondsDoesNotEndTheEpisodeTenDo() {
    // given
    DriveStory nine =
        on50Road().drive(60, seconds(20)).drive(50, seconds(9)).drive(60, seconds(20));
    DriveStory ten =
        on50Road().drive(60, seconds(20)).drive(50, seconds(10)).drive(60, seconds(20));

    // when, then
    assertThat(TimelineRun.over(nine).episodes()).hasSize(1);
    assertThat(TimelineRun.over(ten).episodes()).hasSize(2);
  }

  @Test
  void gapOfMoreThanAMinuteEndsTheEpisodeAtTheLastFix() {
    // given
    DriveStory story = on50Road().drive(60, seconds(20)).silence(seconds(61)).drive(60, seconds(5));

    // when
    OverspeedEpisode episode = TimelineRun.over(story).episodes().get(0);

    // then
    assertThat(episode.open()).isFalse();
    assertThat(episode.endedAtMs()).isEqualTo(at(seconds(19)));
  }

  @Test
  void unknownLimitsLeaveTheFleetsLimit() {
    for (double limit : new double[] {0, 151, 300}) {
      DriveStory story =
          DriveStory.of("van")
              .saying(b -> b.set(TelemetryField.SPEED_LIMIT, limit))
              .drive(100, seconds(30));
      OverspeedEpisode episode = TimelineRun.over(story).episodes().get(0);
      assertThat(episode.limitSource()).isEqualTo("fleet");
      assertThat(episode.limitCkmph()).isEqualTo(8_000);
    }
  }

  @Test
  void twoFixesAboveSufficeAtSlowSamplingAndAreMarked() {
    // given
    DriveStory story = on50Road().every(seconds(30)).drive(60, minutes(1)).drive(50, minutes(1));

    // when
    OverspeedEpisode episode = TimelineRun.over(story).episodes().get(0);

    // then
    assertThat(episode.sampled()).isTrue();
  }

  @Test
  void subscribersSeeItOpenedWorseAndResolvedUnderOneId() {
    // given
    DriveStory story =
        on50Road().drive(54, seconds(20)).drive(70, seconds(5)).drive(40, seconds(20));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.alerts("overspeed")).hasSize(1);
    var alert = found.alerts("overspeed").get(0);
    assertThat(found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
    assertThat(alert.severity()).isEqualTo(3);
    assertThat(alert.endedAtMs()).isEqualTo(at(seconds(25)));
  }

  private static DriveStory on50Road() {
    return DriveStory.of("van").saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50));
  }
}
