package io.fleet.stream.rule.trip;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a trip under way, and what becomes of it. */
class TripUnderwayTest {
  /** Each story with its trips: minutes, hundreds of metres, what ended it. */
  static Stream<Arguments> stories() {
    return Stream.of(
        arguments(
            "an ignition that flickers at a halt ends nothing",
            flickering(van().drive(60, minutes(2)), 9).drive(60, minutes(2)),
            "6:59 40 NO_DATA"),
        arguments(
            "an ignition that flickers while it drives ends nothing",
            flickering(van(), 60, 18).drive(60, minutes(1)),
            "6:59 70 NO_DATA"),
        arguments(
            "off for a minute in the flickering ends it",
            flickering(van().drive(60, minutes(2)), 4)
                .saying(TelemetryField.IGNITION, false)
                .stand(seconds(61)),
            "2:00 20 IGNITION_OFF"),
        arguments(
            "a gap of a second less than a quarter of an hour is driven through",
            van().drive(60, minutes(2)).silence(seconds(898)).appear(14_000).drive(60, minutes(2)),
            "18:57 180 NO_DATA"),
        arguments(
            "a gap of a quarter of an hour is not",
            van().drive(60, minutes(2)).silence(seconds(899)).appear(14_000).drive(60, minutes(2)),
            "1:59 20 NO_DATA, 1:59 20 NO_DATA"),
        arguments(
            "carried by a ferry out of reach it drives on elsewhere",
            van()
                .saying(TelemetryField.IGNITION, true)
                .drive(40, minutes(3))
                .saying(TelemetryField.IGNITION, false)
                .stand(minutes(2))
                .silence(minutes(40))
                .appear(20_000)
                .saying(TelemetryField.IGNITION, true)
                .drive(40, minutes(3)),
            "3:00 20 IGNITION_OFF, 2:59 20 NO_DATA"),
        arguments(
            "a jump on the way adds none of its metres",
            van().drive(60, minutes(3)).silence(minutes(2)).appear(60_000).drive(60, minutes(3)),
            "7:59 59 NO_DATA"),
        arguments(
            "midnight ends nothing",
            van().silence(Duration.ofMinutes(955)).drive(60, minutes(10)),
            "9:59 100 NO_DATA"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whatBecomesOfIt(String name, DriveStory story, String expected) {
    // when
    TimelineRun run = new TimelineRun().apply(story.events());
    run.silence(minutes(20));

    // then
    assertThat(told(run.found)).isEqualTo(expected);
  }

  @Test
  void anotherDriverOnTheWayMakesNoOtherTripButAnotherSegment() {
    // given
    DriveStory story =
        van()
            .saying(t -> t.driverId("anna"))
            .drive(60, minutes(5))
            .saying(t -> t.driverId("ben"))
            .stand(seconds(90))
            .drive(60, minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.trips())
        .singleElement()
        .satisfies(trip -> assertThat(trip.driverId()).isEqualTo("anna"));
    assertThat(found.only(DutySegment.class))
        .filteredOn(segment -> segment.kind() == DutyKind.DRIVING)
        .extracting(DutySegment::driverId)
        .containsExactly("anna", "ben");
  }

  private static DriveStory van() {
    return DriveStory.of("van");
  }

  private static DriveStory flickering(DriveStory story, int times) {
    return flickering(story, 0, times);
  }

  /** Off and on in turns, 10 s each. */
  private static DriveStory flickering(DriveStory story, double kmph, int times) {
    for (int i = 0; i < times; i++) {
      story.saying(TelemetryField.IGNITION, false).drive(kmph, seconds(10));
      story.saying(TelemetryField.IGNITION, true).drive(kmph, seconds(10));
    }
    return story;
  }

  private static String told(Findings found) {
    return found.trips().stream().map(TripUnderwayTest::told).collect(Collectors.joining(", "));
  }

  private static String told(Trip trip) {
    long seconds = (trip.end().timeMs() - trip.start().timeMs()) / 1_000;
    return "%d:%02d %d %s"
        .formatted(
            seconds / 60, seconds % 60, Math.round(trip.distanceMm() / 100_000.0), trip.closedBy());
  }
}
