package io.fleet.stream.rule.trip;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripRuleTest {
  @Test
  void tripRunsFromTheFirstMovingFixToTheFirstStandingOne() {
    // given
    DriveStory story =
        DriveStory.of("van").stand(minutes(2)).drive(60, minutes(5)).stand(minutes(6));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.start().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(trip.end().timeMs()).isEqualTo(at(minutes(7)));
    assertThat(trip.closedBy()).isEqualTo(Trip.ClosedBy.STANDING);
    assertThat(trip.distanceMm() / 1000.0).isCloseTo(5_000, within(5.0));
    assertThat(trip.movingMs()).isEqualTo(minutes(5).toMillis());
    assertThat(trip.maxSpeedCkmph()).isEqualTo(6_000);
  }

  @Test
  void standingOf300SecondsEndsTheTrip() {
    // given standing from minute 1 on, and the first moving fix 300 s later
    DriveStory story =
        DriveStory.of("van").drive(50, minutes(1)).stand(seconds(300)).drive(50, minutes(1));

    // when
    List<Trip> trips = TimelineRun.over(story).trips();

    // then
    assertThat(trips).hasSize(2);
    assertThat(trips.get(0).closedBy()).isEqualTo(Trip.ClosedBy.STANDING);
    assertThat(trips.get(1).start().timeMs()).isEqualTo(at(minutes(6)));
  }

  @Test
  void standingOf298SecondsDoesNot() {
    // given
    DriveStory story =
        DriveStory.of("van").drive(50, minutes(1)).stand(seconds(298)).drive(50, minutes(1));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.closedBy()).isNull();
    assertThat(trip.standingMs()).isEqualTo(298_000);
    assertThat(trip.stops()).isEqualTo(1);
  }

  @Test
  void ignitionOffFor60SecondsEndsTheTripAtItsFirstStandingFix() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, true)
            .drive(50, minutes(2))
            .stand(seconds(20))
            .saying(TelemetryField.IGNITION, false)
            .stand(seconds(70));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.closedBy()).isEqualTo(Trip.ClosedBy.IGNITION_OFF);
    assertThat(trip.end().timeMs()).isEqualTo(at(minutes(2)));
  }

  @Test
  void wireThatAlwaysSaysOffDoesNotCutTheTripAtEveryHalt() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, false)
            .drive(50, minutes(2))
            .stand(seconds(40))
            .drive(50, minutes(2));

    // when, then
    assertThat(onlyTrip(TimelineRun.over(story)).closedBy()).isNull();
  }

  @Test
  void receiverThatFoundItsPlaceLateMakesNoTrip() {
    // given two fixes 5 km off at walking pace, then the true place, standing
    DriveStory story = DriveStory.of("van").drive(6, seconds(2)).appear(5_000).stand(minutes(10));

    // when, then
    assertThat(TimelineRun.over(story).trips()).isEmpty();
  }

  @Test
  void noDataFor15MinutesEndsTheTripAtItsLastMovingFix() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .drive(50, minutes(2))
            .silence(minutes(15))
            .appear(30_000)
            .drive(50, minutes(2));

    // when
    List<Trip> trips = TimelineRun.over(story).trips();

    // then
    assertThat(trips).hasSize(2);
    assertThat(trips.get(0).closedBy()).isEqualTo(Trip.ClosedBy.NO_DATA);
    assertThat(trips.get(0).end().timeMs()).isEqualTo(at(seconds(119)));
    assertThat(trips.get(1).distanceMm() / 1000.0).isLessThan(2_000);
  }

  @Test
  void silenceOfTheVehicleClosesTheTripUntilItIsHeardAgain() {
    // given
    TimelineRun run = new TimelineRun();
    DriveStory story = DriveStory.of("van").drive(50, minutes(2));
    run.apply(story.events());

    // when
    run.silence(minutes(16));

    // then
    assertThat(onlyTrip(run.found).closedBy()).isEqualTo(Trip.ClosedBy.NO_DATA);

    // when what it had kept while out of reach comes in
    run.apply(story.drive(50, minutes(2)).events().subList(120, 240));

    // then
    Trip trip = onlyTrip(run.found);
    assertThat(trip.closedBy()).isNull();
    assertThat(trip.start().timeMs()).isEqualTo(at(Duration.ZERO));
  }

  @Test
  void openTripIsARowWhoseEndFollows() {
    // given
    TimelineRun run = new TimelineRun();
    run.apply(DriveStory.of("van").drive(50, minutes(2)).events());

    // when nothing more comes for half a minute
    run.silence(seconds(31));

    // then
    Trip trip = onlyTrip(run.found);
    assertThat(trip.closedBy()).isNull();
    assertThat(trip.end().timeMs()).isEqualTo(at(seconds(119)));
  }

  @Test
  void creepingInTheYardIsNoTrip() {
    // given 12 s at walking pace, twice, then a day's standing
    DriveStory story =
        DriveStory.of("van")
            .stand(minutes(1))
            .drive(6, seconds(12))
            .stand(minutes(2))
            .drive(6, seconds(12))
            .stand(minutes(10));

    // when, then
    assertThat(TimelineRun.over(story).trips()).isEmpty();
  }

  @Test
  void fixFarAwayFromAVehicleThatSaysItStandsBeginsNoTrip() {
    // given an engine that runs, one fix 150 m off, and a drive 40 s later
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, true)
            .stand(minutes(2))
            .silence(seconds(2))
            .appear(150)
            .stand(seconds(1))
            .silence(seconds(2))
            .appear(-150)
            .stand(seconds(40))
            .drive(50, minutes(2));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.start().timeMs()).isEqualTo(at(seconds(165)));
  }

  @Test
  void placeThatDriftsBeyond100MetresBeginsNoTrip() {
    // given 101 m of drift within 50 s, then a drive
    DriveStory story = DriveStory.of("van").saying(TelemetryField.IGNITION, true).stand(minutes(2));
    for (int i = 0; i < 50; i++) {
      story.appear(2.02).stand(seconds(1));
    }

    // when
    Trip trip = onlyTrip(TimelineRun.over(story.stand(seconds(20)).drive(50, minutes(2))));

    // then
    assertThat(trip.start().timeMs()).isEqualTo(at(seconds(190)));
  }

  @Test
  void shortHaltRightAfterTheStartBelongsToTheTrip() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .stand(minutes(1))
            .drive(12, seconds(9))
            .stand(seconds(10))
            .drive(40, minutes(2));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.start().timeMs()).isEqualTo(at(minutes(1)));
  }

  @Test
  void driftWhileParkedAddsNoDistance() {
    // given drift of 70 m and 1.9 km/h
    DriveStory story = DriveStory.of("van").drive(50, minutes(2)).stand(seconds(5));
    for (int i = 0; i < 100; i++) {
      story.appear(i % 2 == 0 ? 70 : -70).drive(1.9, seconds(1));
    }

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.distanceMm() / 1000.0).isCloseTo(2 * 50_000 / 60.0, within(20.0));
  }

  @Test
  void idlingCountsFromTheFirstStandingSecondFrom120SecondsOn() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, true)
            .drive(50, minutes(2))
            .stand(seconds(119))
            .drive(50, minutes(2))
            .stand(seconds(150))
            .drive(50, minutes(2));

    // when
    Trip trip = onlyTrip(TimelineRun.over(story));

    // then
    assertThat(trip.idleMs()).isEqualTo(150_000);
  }

  private static Trip onlyTrip(Findings found) {
    assertThat(found.trips()).hasSize(1);
    return found.trips().get(0);
  }
}
