package io.fleet.stream.rule.overspeed;

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
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "1, 52, 1, one fix within the tolerance",
    "2, 52, 0, two of them",
    "1, 50, 0, not above the limit at all",
  })
  void beforeItOpensOneFixWithinTheToleranceIsAnErrorOfTheReceiver(
      int seconds, double kmph, int episodes, String why) {
    DriveStory story =
        on50Road()
            .drive(50, minutes(1))
            .drive(54, seconds(5))
            .drive(kmph, seconds(seconds))
            .drive(54, seconds(6))
            .drive(50, minutes(1));
    assertThat(TimelineRun.over(story).episodes()).as(why).hasSize(episodes);
  }

  @ParameterizedTest
  @CsvSource({"1, 5400, 1", "3, 5400, 1", "4, 6100, 3"})
  void thePeakIsWhatFourFixesInARowReach(int seconds, int peakCkmph, int severity) {
    // given
    DriveStory story =
        on50Road().drive(54, seconds(20)).drive(61, seconds(seconds)).drive(54, seconds(20));

    // when
    OverspeedEpisode episode = TimelineRun.over(story).episodes().get(0);

    // then
    assertThat(episode.peakCkmph()).isEqualTo(peakCkmph);
    assertThat(episode.severity()).isEqualTo(severity);
  }

  @Test
  void fixesTooFarApartToConfirmEachOtherCountAsTheyAre() {
    DriveStory story =
        on50Road()
            .every(seconds(10))
            .drive(54, seconds(30))
            .drive(61, seconds(10))
            .drive(54, seconds(20));
    assertThat(TimelineRun.over(story).episodes().get(0).peakCkmph()).isEqualTo(6_100);
  }

  @Test
  void whatTheDeviceReportsIsAnEpisodeAtOnceAndBothWhenSpeedsShowItToo() {
    // given a message in a minute that shows nothing, and a second after second that does
    DriveStory slow =
        on50Road()
            .every(seconds(60))
            .drive(50, minutes(2))
            .say(50, b -> b.event(overspeed(6_800)))
            .silence(seconds(60))
            .drive(50, minutes(2));
    DriveStory dense =
        on50Road()
            .drive(50, minutes(1))
            .drive(60, seconds(3))
            .say(60, b -> b.event(overspeed(6_000)))
            .drive(60, seconds(20))
            .drive(50, minutes(1));

    // when
    Findings bySlow = TimelineRun.over(slow);
    List<OverspeedEpisode> byDense = TimelineRun.over(dense).episodes();

    // then
    assertThat(bySlow.episodes()).extracting(OverspeedEpisode::source).containsExactly("device");
    assertThat(bySlow.episodes().get(0).peakCkmph()).isEqualTo(6_800);
    assertThat(bySlow.episodes().get(0).startedAtMs()).isEqualTo(at(minutes(2)));
    assertThat(bySlow.alerts("overspeed").get(0).data()).containsEntry("source", "device");
    assertThat(byDense).extracting(OverspeedEpisode::source).containsExactly("both");
    assertThat(byDense.get(0).startedAtMs()).isEqualTo(at(seconds(60)));
  }

  private static DeviceEvent overspeed(int speedCkmph) {
    return new DeviceEvent(
        DeviceEvent.OVERSPEED, DeviceEvent.UNKNOWN, speedCkmph, DeviceEvent.NO_TIME);
  }

  @Test
  void aVehicleRestoredInMidEpisodeGoesOn() {
    // given
    List<Telemetry> events =
        on50Road().drive(54, seconds(20)).drive(61, seconds(2)).drive(62, seconds(30)).events();
    List<OverspeedEpisode> undisturbed =
        new TimelineRun().apply(events).silence(minutes(2)).found.episodes();

    // when
    TimelineRun run = new TimelineRun().apply(events.subList(0, 21)).restore();
    run.apply(events.subList(21, 40)).restore();
    run.apply(events.subList(40, events.size())).silence(minutes(2));

    // then
    assertThat(run.found.episodes()).hasSize(1).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @CsvSource({"55, 1", "56, 2", "60, 2", "61, 3"})
  void severityIsByTheGreatestExcess(double kmph, int severity) {
    DriveStory story =
        on50Road().drive(50, minutes(1)).drive(kmph, seconds(11)).drive(50, minutes(1));
    assertThat(TimelineRun.over(story).episodes().get(0).severity()).isEqualTo(severity);
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

  @ParameterizedTest
  @CsvSource({
    "50, 50, road",
    "50, 70, road",
    "70, 60, vehicle",
    "0, 60, vehicle",
    "151, 60, vehicle",
  })
  void theLowestKnownLimitCountsAndTheEpisodeSaysWhoseItIs(
      double road, double vehicle, String source) {
    // given
    Reference reference = new Reference().vehicle("van", "{\"speed_limit_kmph\":" + vehicle + "}");
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.set(TelemetryField.SPEED_LIMIT, road))
            .drive(75, seconds(20));

    // when
    Findings found = run(reference, story);

    // then
    OverspeedEpisode episode = found.episodes().get(0);
    boolean isRoad = source.equals("road");
    assertThat(episode.limitSource()).isEqualTo(source);
    assertThat(episode.limitCkmph()).isEqualTo((int) (isRoad ? road : vehicle) * 100);
    assertThat(found.alerts("overspeed").get(0).data()).containsEntry("limit_source", source);
  }

  @Test
  void limitOfTheClassStandsInTheEpisodeAndWithNoLimitAtAllNothingIsTooFast() {
    // given
    DriveStory story = DriveStory.of("van").drive(130, seconds(20));
    Reference ofClass =
        new Reference()
            .vehicle("van", "{\"class\":\"van\"}")
            .rules("class:van", "{\"overspeed\":{\"limit_kmph\":100}}");
    Reference none = new Reference().rules("fleet", "{\"overspeed\":{\"limit_kmph\":null}}");

    // when, then
    assertThat(run(ofClass, story).episodes())
        .extracting(OverspeedEpisode::limitSource)
        .containsExactly("class");
    assertThat(run(none, story).episodes()).isEmpty();
  }

  @Test
  void withoutDelaysItOpensAtTheFirstFixAboveAndEndsAtTheFirstThatIsNot() {
    // given
    Reference reference =
        new Reference()
            .rules(
                "fleet",
                "{\"overspeed\":{\"tolerance_pct\":0,\"opens_after_s\":0,\"end_after_s\":0}}");
    List<Telemetry> events =
        on50Road().drive(50, seconds(5)).drive(50.01, seconds(1)).drive(50, seconds(1)).events();

    // when
    TimelineRun run = new TimelineRun(reference.data).apply(events.subList(0, 6));
    boolean openAtOnce = run.found.episodes().get(0).open();
    run.apply(events.get(6));

    // then
    OverspeedEpisode episode = run.found.episodes().get(0);
    assertThat(openAtOnce).isTrue();
    assertThat(episode.open()).isFalse();
    assertThat(episode.startedAtMs()).isEqualTo(at(seconds(5)));
    assertThat(episode.endedAtMs()).isEqualTo(at(seconds(6)));
  }

  private static Findings run(Reference reference, DriveStory story) {
    return new TimelineRun(reference.data).apply(story.events()).found;
  }

  private static DriveStory on50Road() {
    return DriveStory.of("van").saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50));
  }
}
