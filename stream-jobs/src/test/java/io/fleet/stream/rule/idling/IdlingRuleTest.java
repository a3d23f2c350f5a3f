package io.fleet.stream.rule.idling;

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
import io.fleet.stream.rule.trip.Trip;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlingRuleTest {
  @ParameterizedTest
  @CsvSource({"119, 0", "120, 1", "150, 1"})
  void standingFor120SecondsWithTheEngineOnIsIdlingAndForLessIsNot(long standS, int episodes) {
    // given
    DriveStory story = running().drive(50, minutes(2)).stand(seconds(standS)).drive(50, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(idlings(found)).hasSize(episodes);
    assertThat(found.alerts("idling")).hasSize(episodes);
    assertThat(found.trips().get(0).idleMs()).isEqualTo(episodes * standS * 1_000);
  }

  @Test
  void lastsFromTheFirstStandingSecondToTheFirstMovingFixAndKnowsItsTrip() {
    // given
    DriveStory story =
        running()
            .saying(
                b ->
                    b.set(TelemetryField.IGNITION, true)
                        .set(TelemetryField.FUEL_VOLUME, 40)
                        .driverId("anna"))
            .drive(50, minutes(2))
            .stand(minutes(3))
            .drive(50, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    IdlingEpisode idling = idlings(found).get(0);
    assertThat(idling.startedAtMs()).isEqualTo(at(minutes(2)));
    assertThat(idling.endedAtMs()).isEqualTo(at(minutes(5)));
    assertThat(idling.open()).isFalse();
    assertThat(idling.driverId()).isEqualTo("anna");
    assertThat(idling.tripId()).isEqualTo(found.trips().get(0).tripId());
    assertThat(idling.startFuelCl()).isEqualTo(4_000);
    AlertFinding alert = found.alerts("idling").get(0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alert.details()).isEqualTo("van stood for 3 min 0 s with its engine on.");
  }

  @ParameterizedTest
  @CsvSource({"599, 1, 2", "600, 2, 3", "1799, 2, 3", "1800, 3, 4"})
  void severityRisesAfterTenMinutesAndAfterHalfAnHourAndEachIsToldOnce(
      long standS, int severity, int versions) {
    // given
    DriveStory story = running().drive(50, minutes(2)).stand(seconds(standS)).drive(50, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = found.alerts("idling").get(0);
    assertThat(alert.severity()).isEqualTo(severity);
    assertThat(found.statesOf(alert)).hasSizeBetween(versions - 1, versions);
  }

  @Test
  void withoutASignalOfTheEngineNothingIsGuessed() {
    DriveStory story = DriveStory.of("van").drive(50, minutes(2)).stand(minutes(10));
    assertThat(idlings(TimelineRun.over(story))).isEmpty();
  }

  @Test
  void anEngineThatTurnsIsOnWithoutAnIgnitionWire() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.set(TelemetryField.RPM, 780))
            .drive(50, minutes(2))
            .stand(minutes(3))
            .saying(b -> b.set(TelemetryField.RPM, 0))
            .stand(minutes(3));

    // when
    IdlingEpisode idling = idlings(TimelineRun.over(story)).get(0);

    // then
    assertThat(idling.durationMs()).isEqualTo(minutes(3).toMillis());
  }

  @Test
  void anEngineToldOfOnceStaysOnUntilItIsToldOff() {
    // given a device that tells the ignition when it changes
    DriveStory story =
        DriveStory.of("van")
            .drive(50, minutes(2))
            .say(0, b -> b.set(TelemetryField.IGNITION, true))
            .stand(minutes(4))
            .say(0, b -> b.set(TelemetryField.IGNITION, false))
            .stand(minutes(4));

    // when, then
    assertThat(idlings(TimelineRun.over(story)).get(0).durationMs())
        .isEqualTo(minutes(4).toMillis());
  }

  @Test
  void anEngineThatDrivesSomethingElseDoesNotIdle() {
    // given
    DriveStory story =
        running()
            .drive(50, minutes(2))
            .stand(minutes(1))
            .saying(b -> b.set(TelemetryField.IGNITION, true).set(TelemetryField.PTO, true))
            .stand(minutes(20))
            .saying(b -> b.set(TelemetryField.IGNITION, true).set(TelemetryField.PTO, false))
            .stand(minutes(3))
            .drive(50, minutes(1));

    // when
    List<IdlingEpisode> idlings = idlings(TimelineRun.over(story));

    // then
    assertThat(idlings).hasSize(1);
    assertThat(idlings.get(0).startedAtMs()).isEqualTo(at(minutes(23)));
    assertThat(idlings.get(0).durationMs()).isEqualTo(minutes(3).toMillis());
  }

  @Test
  void electricVehiclesDoNotIdle() {
    // given
    Reference reference = new Reference().vehicle("van", "{\"fuel_type\":\"electric\"}");

    // when
    TimelineRun run = new TimelineRun(reference.data);
    run.apply(running().drive(50, minutes(2)).stand(minutes(10)).events());

    // then
    assertThat(idlings(run.found)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"199, 1, 480", "201, 2, 120"})
  void aGapOfMoreThan200SecondsEndsItAtTheLastEvent(long gapS, int episodes, long firstS) {
    // given
    DriveStory story =
        running()
            .drive(50, minutes(2))
            .stand(seconds(121))
            .silence(seconds(gapS))
            .stand(seconds(480 - 121 - gapS))
            .drive(50, minutes(1));

    // when
    List<IdlingEpisode> idlings = idlings(TimelineRun.over(story));

    // then
    assertThat(idlings).hasSize(episodes);
    assertThat(idlings.get(0).durationMs()).isEqualTo(firstS * 1_000);
  }

  @Test
  void silenceEndsItUntilTheVehicleIsHeardAgain() {
    // given
    TimelineRun run = new TimelineRun();
    DriveStory story = running().drive(50, minutes(2)).stand(minutes(3));
    run.apply(story.events());

    // when
    run.silence(seconds(201));

    // then
    assertThat(idlings(run.found).get(0).open()).isFalse();

    // when what it had kept comes in
    run.apply(story.stand(minutes(1)).events().subList(300, 360));

    // then
    assertThat(idlings(run.found)).hasSize(1);
    assertThat(idlings(run.found).get(0).open()).isTrue();
  }

  @Test
  void theIdlingThatEndedATripCountsInItToTheLastSecond() {
    // given
    DriveStory story = running().drive(50, minutes(2)).stand(minutes(8)).drive(50, minutes(1));

    // when
    Findings found = new TimelineRun().apply(story.events()).restore().found;

    // then
    Trip trip = found.trips().get(0);
    assertThat(trip.closedBy()).isEqualTo(Trip.ClosedBy.STANDING);
    assertThat(trip.idleMs()).isEqualTo(minutes(8).toMillis());
    assertThat(trip.isFinal()).isTrue();
    assertThat(idlings(found).get(0).tripId()).isEqualTo(trip.tripId());
    assertThat(found.trips().get(1).idleMs()).isZero();
  }

  @Test
  void warmingUpBelongsToNoTrip() {
    // given
    DriveStory story = running().stand(minutes(4)).drive(50, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(idlings(found).get(0).tripId()).isNull();
    assertThat(found.trips().get(0).idleMs()).isZero();
  }

  @Test
  void fixesAMinuteApartDoNotMakeAMinuteOfStandingLonger() {
    // given standing at seconds 120 and 180, and moving, backdated, at 240
    DriveStory story =
        running().every(seconds(60)).drive(50, minutes(2)).stand(minutes(2)).drive(50, minutes(5));

    // when, then
    assertThat(idlings(TimelineRun.over(story))).isEmpty();
  }

  @Test
  void orderDuplicatesAndCheckpointsDoNotMatter() {
    // given
    List<Telemetry> events =
        running()
            .drive(50, minutes(2))
            .stand(minutes(4))
            .drive(50, minutes(2))
            .stand(minutes(9))
            .drive(50, minutes(2))
            .events();
    Findings inOrder = TimelineRun.over(events);

    // when
    Findings disturbed = TimelineRun.disturbed(events, 5);

    // then
    assertThat(idlings(inOrder)).hasSize(2);
    assertThat(idlings(disturbed)).isEqualTo(idlings(inOrder));
    assertThat(disturbed.trips()).isEqualTo(inOrder.trips());
    assertThat(disturbed.alerts("idling")).isEqualTo(inOrder.alerts("idling"));
  }

  private static DriveStory running() {
    return DriveStory.of("van").saying(TelemetryField.IGNITION, true);
  }

  private static List<IdlingEpisode> idlings(Findings found) {
    return found.only(IdlingEpisode.class);
  }
}
