package io.fleet.stream.rule.utilisation;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.RealDrives;
import io.fleet.stream.fixture.TimeLine;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.utilisation.Span.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanRuleTest {
  private static final TelemetryField IGNITION = TelemetryField.IGNITION;

  /** Each story with its spans: S standing, D driving, minutes each, metres in hundreds. */
  static Stream<Arguments> stories() {
    return Stream.of(
        arguments(
            "a drive between two rests",
            van().stand(minutes(2)).drive(60, minutes(5)).stand(minutes(7)),
            "S 2:00 0, D 5:00 50, S 6:59 0"),
        arguments(
            "a halt of a minute is a stop",
            van().drive(60, minutes(2)).stand(seconds(60)).drive(60, minutes(2)),
            "D 2:00 20, S 1:00 0, D 1:59 20"),
        arguments(
            "a shorter one belongs to the driving",
            van().drive(60, minutes(2)).stand(seconds(59)).drive(60, minutes(2)),
            "D 4:58 40"),
        arguments(
            "driving is cut where a quarter of an hour begins",
            van().stand(minutes(5)).drive(60, minutes(20)).stand(minutes(7)),
            "S 5:00 0, D 10:00 100, D 10:00 100, S 6:59 0"),
        arguments(
            "nothing is known of a silence of a quarter of an hour",
            van().drive(60, minutes(5)).silence(minutes(20)).stand(minutes(10)),
            "D 4:59 50, S 9:59 0"),
        arguments(
            "standing is cut where a day of UTC begins",
            van().every(minutes(5)).stand(Duration.ofHours(17)),
            "S 960:00 0, S 55:00 0"),
        arguments(
            "creeping in the yard is no driving, and its metres are nobody's",
            van().stand(minutes(1)).drive(4, minutes(2)).stand(minutes(10)),
            "S 12:59 1"),
        arguments(
            "a tow is standing, its metres are nobody's",
            van()
                .saying(IGNITION, true)
                .drive(50, minutes(5))
                .saying(IGNITION, false)
                .stand(minutes(3))
                .drive(20, minutes(2))
                .stand(minutes(3)),
            "D 5:00 42, S 7:59 7"),
        arguments(
            "towed away before the trip had ended",
            van()
                .saying(IGNITION, true)
                .drive(50, minutes(5))
                .saying(IGNITION, false)
                .stand(seconds(40))
                .drive(20, minutes(2))
                .stand(minutes(3)),
            "D 5:00 42, S 5:39 7"),
        arguments(
            "rolled with the ignition off, then driven on",
            van()
                .saying(IGNITION, true)
                .drive(50, minutes(5))
                .saying(IGNITION, false)
                .stand(seconds(40))
                .drive(10, seconds(20))
                .saying(IGNITION, true)
                .drive(50, minutes(5))
                .stand(minutes(6)),
            "D 5:00 42, S 0:40 0, D 5:20 42, S 5:59 0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void timeIsCountedAsOneThing(String name, DriveStory story, String expected) {
    // when
    TimelineRun run = new TimelineRun().apply(story.events());
    run.silence(minutes(20));

    // then
    assertThat(told(run.found)).isEqualTo(expected);
    TimeLine.assertAddsUp(story.events(), run.found.inTheEnd());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverAVehicleDoesItAddsUp(int seed) {
    // given
    List<Telemetry> events = anything(new Random(seed)).events();

    // when
    TimelineRun run = new TimelineRun().apply(events);
    run.silence(minutes(20));

    // then
    TimeLine.assertAddsUp(events, run.found.inTheEnd());
    assertThat(run.found.failures).isEmpty();
  }

  @Test
  void orderDuplicatesAndCheckpointsDoNotMatter() {
    // given
    List<Telemetry> events =
        van()
            .saying(IGNITION, true)
            .stand(minutes(3))
            .drive(60, minutes(20))
            .stand(minutes(4))
            .drive(60, minutes(2))
            .saying(IGNITION, false)
            .stand(minutes(2))
            .drive(20, minutes(2))
            .stand(minutes(6))
            .events();

    // when
    Findings found = TimelineRun.disturbed(events, 5);

    // then
    assertThat(found.only(Span.class))
        .containsExactlyInAnyOrderElementsOf(TimelineRun.over(events).only(Span.class));
  }

  @Test
  void anOpenSpanIsToldOnceItLasts() {
    // given
    TimelineRun run = new TimelineRun();

    // when
    run.apply(van().stand(seconds(2)).events());

    // then
    assertThat(run.found.only(Span.class))
        .singleElement()
        .satisfies(span -> assertThat(span.open()).isTrue());
  }

  @Test
  void drivingThatLastsIsToldOfEveryFiveMinutes() {
    // given
    TimelineRun run = new TimelineRun();

    // when
    run.apply(van().stand(minutes(1)).drive(60, minutes(12)).events());

    // then: first when the trip was sure, then as often as five minutes begin
    assertThat(run.found.told)
        .filteredOn(told -> told.finding() instanceof Span span && span.kind() == Kind.DRIVING)
        .extracting(told -> (Span) told.finding())
        .allMatch(Span::open)
        .extracting(span -> (span.endedAtMs() - span.startedAtMs()) / 1000)
        .endsWith(240L, 540L)
        .hasSize(3);
    assertThat(run.found.only(Span.class))
        .last()
        .satisfies(span -> assertThat(span.distanceMm()).isBetween(8_900_000L, 9_100_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B"})
  void realDrivesAddUp(String driver) throws Exception {
    // given
    assumeTrue(RealDrives.areThere(), "the real drives are not beside the project");
    List<Telemetry> events = new ArrayList<>(RealDrives.of(driver));
    events.sort(Telemetry::compareInTime);

    // when
    TimelineRun run = new TimelineRun().apply(events);
    run.silence(minutes(20));

    // then
    TimeLine.assertAddsUp(events, run.found.inTheEnd());
  }

  private static DriveStory van() {
    return DriveStory.of("van");
  }

  private static DriveStory anything(Random random) {
    DriveStory story = van();
    for (int i = 0; i < 60; i++) {
      if (random.nextInt(3) > 0) {
        story.saying(IGNITION, random.nextInt(3) > 0);
      }
      story.every(seconds(random.nextInt(4) == 0 ? 30 : 2));
      Duration time = seconds(1 + random.nextInt(random.nextBoolean() ? 70 : 700));
      switch (random.nextInt(8)) {
        case 0 -> story.silence(time.multipliedBy(2));
        case 1 -> story.appear(random.nextInt(20_000)).drive(30, time);
        case 2 -> story.drive(4, time);
        case 3, 4 -> story.stand(time);
        default -> story.drive(10 + random.nextInt(80), time);
      }
    }
    return story;
  }

  private static String told(Findings found) {
    return found.only(Span.class).stream()
        .sorted((a, b) -> Long.compare(a.startedAtMs(), b.startedAtMs()))
        .map(SpanRuleTest::told)
        .collect(Collectors.joining(", "));
  }

  private static String told(Span span) {
    long seconds = (span.endedAtMs() - span.startedAtMs()) / 1_000;
    return "%s %d:%02d %d"
        .formatted(
            span.kind().name().charAt(0),
            seconds / 60,
            seconds % 60,
            Math.round(span.distanceMm() / 100_000.0));
  }
}
