package io.fleet.stream.rule.duty;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DriverActivity;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the driver of a vehicle does. */
class DutyRuleTest {
  private static final long START_MS = DriveStory.START.toEpochMilli();

  private static Consumer<TelemetryBuilder> by(String driver) {
    return b -> b.driverId(driver);
  }

  private static Consumer<TelemetryBuilder> by(String driver, DriverActivity told) {
    return b -> b.driverId(driver).driverActivity(told);
  }

  private static List<String> segments(Findings found) {
    return found.inTheEnd().stream()
        .filter(DutySegment.class::isInstance)
        .map(DutySegment.class::cast)
        .map(
            s ->
                "%s %s %d-%d%s"
                    .formatted(
                        s.driverId(),
                        s.kind().wireName(),
                        (s.startedAtMs() - START_MS) / 1000,
                        (s.endedAtMs() - START_MS) / 1000,
                        s.open() ? " open" : ""))
        .toList();
  }

  @Test
  void aHaltOfAMinuteEndsDrivingWhereItBegan() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(by("anna"))
            .drive(50, minutes(5))
            .stand(minutes(2))
            .drive(50, minutes(3));

    // then
    assertThat(segments(TimelineRun.over(story)))
        .startsWith("anna driving 0-300", "anna standing 300-420")
        .last()
        .asString()
        .startsWith("anna driving 420-")
        .endsWith("open");
  }

  @Test
  void aHaltAtALightDoesNot() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(by("anna"))
            .drive(50, minutes(5))
            .stand(seconds(55))
            .drive(50, minutes(3));

    // then
    assertThat(segments(TimelineRun.over(story)))
        .singleElement()
        .asString()
        .startsWith("anna driving 0-");
  }

  @Test
  void whatIsToldWhileStandingCountsAndADriverMayChange() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(by("anna", DriverActivity.DRIVE))
            .drive(50, minutes(5))
            .saying(by("anna", DriverActivity.WORK))
            .stand(minutes(5))
            .saying(by("bert", DriverActivity.DRIVE))
            .drive(50, minutes(5))
            .saying(by("bert", DriverActivity.REST))
            .stand(minutes(20));

    // then
    assertThat(segments(TimelineRun.over(story)))
        .containsExactly(
            "anna driving 0-300",
            "anna work 300-600",
            "bert standing 600-600",
            "bert driving 600-900",
            "bert rest 900-960 open");
  }

  @Test
  void restOnAFerryIsNoDrivingButWithTheIgnitionOnItIs() {
    // given a moving vehicle whose driver rests
    DriveStory ferry =
        DriveStory.of("van").saying(by("anna", DriverActivity.REST)).drive(30, minutes(10));
    DriveStory road =
        DriveStory.of("van")
            .saying(
                b ->
                    b.driverId("anna")
                        .driverActivity(DriverActivity.REST)
                        .set(TelemetryField.IGNITION, true))
            .drive(30, minutes(10));

    // then
    assertThat(segments(TimelineRun.over(ferry))).allMatch(s -> s.startsWith("anna rest"));
    assertThat(segments(TimelineRun.over(road))).allMatch(s -> s.startsWith("anna driving"));
  }

  @Test
  void nobodyLeavesAMovingVehicle() {
    // given a driver who is named by some messages only
    DriveStory story =
        DriveStory.of("van")
            .saying(by("anna"))
            .drive(50, minutes(2))
            .saying(b -> {})
            .drive(50, minutes(3))
            .stand(minutes(5));

    // then
    assertThat(segments(TimelineRun.over(story))).containsExactly("anna driving 0-300");
  }

  @Test
  void aPrivateDriveIsNobodys() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.driverId("anna").set(TelemetryField.PRIVATE, true))
            .drive(50, minutes(5));

    // then
    assertThat(segments(TimelineRun.over(story))).isEmpty();
  }

  @Test
  void silenceEndsASegmentAtTheLastEvent() {
    // given
    DriveStory story = DriveStory.of("van").saying(by("anna")).drive(50, minutes(5));

    // when
    Findings found = new TimelineRun().apply(story.events()).silence(minutes(16)).found;

    // then
    assertThat(segments(found)).containsExactly("anna driving 0-299");
  }

  @Test
  void drivingIsToldAgainEveryThirtySecondsAndStandingIsNot() {
    // given
    DriveStory story =
        DriveStory.of("van").saying(by("anna")).drive(50, minutes(5)).stand(minutes(30));

    // when
    Findings found = new TimelineRun().apply(story.events()).restore().found;

    // then
    assertThat(found.told.stream().filter(t -> isKind(t, DutyKind.DRIVING)).count())
        .isBetween(9L, 13L);
    assertThat(found.told.stream().filter(t -> isKind(t, DutyKind.STANDING)).count()).isOne();
  }

  private static boolean isKind(Findings.Told told, DutyKind kind) {
    return told.finding() instanceof DutySegment segment && segment.kind() == kind;
  }

  @Test
  void eventsOutOfOrderGiveTheSame() {
    // given
    List<io.fleet.events.Telemetry> events =
        DriveStory.of("van")
            .saying(by("anna", DriverActivity.WORK))
            .drive(50, minutes(5))
            .stand(minutes(3))
            .drive(40, minutes(2))
            .stand(minutes(3))
            .events();
    List<io.fleet.events.Telemetry> shuffled = new java.util.ArrayList<>();
    for (int i = 0; i < events.size(); i += 5) {
      for (int j = Math.min(i + 5, events.size()) - 1; j >= i; j--) {
        shuffled.add(events.get(j));
      }
    }

    // then
    assertThat(segments(TimelineRun.over(shuffled)))
        .isEqualTo(segments(TimelineRun.over(events)))
        .hasSize(4);
  }
}
