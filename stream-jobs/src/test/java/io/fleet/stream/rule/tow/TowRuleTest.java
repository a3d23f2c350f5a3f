package io.fleet.stream.rule.tow;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Alert;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.tow.TowedMovement.ClosedBy;
import io.fleet.stream.rule.tow.TowedMovement.Source;
import io.fleet.stream.rule.trip.Trip;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TowRuleTest {
  /** Driven for 2 min, then parked for 3 min with the ignition off. */
  static DriveStory parked() {
    return driven().saying(TelemetryField.IGNITION, false).stand(minutes(3));
  }

  private static DriveStory driven() {
    return DriveStory.of("van").saying(TelemetryField.IGNITION, true).drive(50, minutes(2));
  }

  @Test
  void parkedVehicleThatIsMovedIsTowedAndOnNoTrip() {
    // given
    DriveStory story = parked().drive(30, minutes(2)).stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    TowedMovement tow = onlyTow(found);
    assertThat(tow.startedAtMs()).isEqualTo(at(minutes(5)));
    assertThat(tow.endedAtMs()).isEqualTo(at(minutes(7)));
    assertThat(tow.closedBy()).isEqualTo(ClosedBy.STANDING);
    assertThat(tow.source()).isEqualTo(Source.COMPUTED);
    assertThat(tow.parked().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(tow.distanceMm() / 1000.0).isCloseTo(1_000, within(10.0));
    assertThat(found.trips()).hasSize(1);
    assertThat(found.trips().get(0).end().timeMs()).isEqualTo(at(minutes(2)));
  }

  @Test
  void alertIsHighAndItsUpdatesAreFew() {
    // given 10 km
    DriveStory story = parked().drive(60, minutes(10)).stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then 200, 400, … 6,400 m
    AlertFinding alert = found.alerts("tow").get(0);
    assertThat(alert.severity()).isEqualTo(3);
    assertThat(alert.driverId()).isNull();
    assertThat(found.statesOf(alert)).hasSize(7);
    assertThat(found.statesOf(alert)).startsWith(Alert.State.OPENED, Alert.State.UPDATED);
    assertThat(found.statesOf(alert)).endsWith(Alert.State.RESOLVED);
    assertThat(alert.details())
        .isEqualTo("van was moved 10000 m from where it was parked, with its ignition off.");
  }

  @ParameterizedTest
  @CsvSource({"23, 0", "25, 1"})
  void onlyMoreThan200MetresAreATow(long secondsAt30, int tows) {
    DriveStory story = parked().drive(30, seconds(secondsAt30)).stand(minutes(5));
    assertThat(tows(TimelineRun.over(story))).hasSize(tows);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1"})
  void threeFixesThatLeadAwayAreATowTwoAreNot(long fixes, int tows) {
    // given one fix a minute, 500 m apart, the first as it is moved off, the last where it is left
    DriveStory story = parked().every(seconds(60)).drive(30, seconds(60 * fixes)).stand(minutes(5));

    // when, then
    assertThat(tows(TimelineRun.over(story))).hasSize(tows);
  }

  @Test
  void shuntedByAHundredMetresItIsNeitherTowedNorOnATrip() {
    // given 100 m at walking pace
    DriveStory story = parked().drive(6, minutes(1)).stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(tows(found)).isEmpty();
    assertThat(found.trips()).hasSize(1);
  }

  @Test
  void towThatHaltsAtALightIsOneAndHasNoTripAfterIt() {
    // given
    DriveStory story =
        parked().drive(30, minutes(1)).stand(seconds(40)).drive(30, minutes(1)).stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(onlyTow(found).endedAtMs()).isEqualTo(at(seconds(460)));
    assertThat(found.trips()).hasSize(1);
  }

  @Test
  void towedAwayBeforeTheTripHadEndedEndsItWhereItStood() {
    // given the ignition off for 30 s
    DriveStory story =
        driven()
            .saying(TelemetryField.IGNITION, false)
            .stand(seconds(30))
            .drive(30, minutes(2))
            .stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(onlyTow(found).startedAtMs()).isEqualTo(at(seconds(150)));
    assertThat(found.trips()).hasSize(1);
    Trip trip = found.trips().get(0);
    assertThat(trip.closedBy()).isEqualTo(Trip.ClosedBy.IGNITION_OFF);
    assertThat(trip.end().timeMs()).isEqualTo(at(minutes(2)));
    assertThat(trip.distanceMm() / 1000.0).isCloseTo(2 * 50_000 / 60.0, within(20.0));
  }

  @Test
  void whatHappensWhileItIsTowedIsNobodysDriving() {
    // given a driver's tag left inside, and a tow truck that speeds
    DriveStory story =
        parked()
            .saying(b -> b.set(TelemetryField.IGNITION, false).driverId("anna"))
            .drive(110, minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.episodes()).singleElement().matches(e -> e.driverId() == null);
    assertThat(found.episodes()).singleElement().matches(e -> e.tripId() == null);
  }

  @Test
  void foundOnItsWayAfterASilenceItIsTowedToo() {
    // given parked underground
    DriveStory story =
        parked().silence(minutes(20)).appear(500).drive(30, minutes(2)).stand(minutes(5));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(onlyTow(found).startedAtMs()).isEqualTo(at(minutes(25)));
    assertThat(found.trips()).hasSize(1);
  }

  @Test
  void aTrackersOwnAlarmCountsAtOnceAndIsOverAfterAMinute() {
    // given
    DriveStory story =
        parked().say(0, b -> b.event(DeviceEvent.of(DeviceEvent.TOW))).stand(minutes(3));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(onlyTow(found).source()).isEqualTo(Source.DEVICE);
    assertThat(onlyTow(found).startedAtMs()).isEqualTo(at(minutes(5)));
    assertThat(found.statesOf(found.alerts("tow").get(0)))
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  @Test
  void anAlarmAndTheMovementAfterItAreOneTow() {
    // given
    DriveStory story =
        parked()
            .say(0, b -> b.event(DeviceEvent.of(DeviceEvent.TOW)))
            .stand(seconds(20))
            .drive(30, minutes(2))
            .stand(minutes(3));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(onlyTow(found).source()).isEqualTo(Source.BOTH);
    assertThat(found.trips()).hasSize(1);
  }

  @Test
  void orderDuplicatesAndCheckpointsDoNotMatter() {
    // given
    List<Telemetry> events =
        parked()
            .drive(30, minutes(3))
            .stand(seconds(30))
            .drive(30, minutes(1))
            .stand(minutes(5))
            .saying(TelemetryField.IGNITION, true)
            .drive(50, minutes(2))
            .events();
    Findings inOrder = TimelineRun.over(events);

    // when
    Findings disturbed = TimelineRun.disturbed(events, 5);

    // then
    assertThat(tows(inOrder)).hasSize(1);
    assertThat(tows(disturbed)).isEqualTo(tows(inOrder));
    assertThat(disturbed.trips()).isEqualTo(inOrder.trips());
  }

  static List<TowedMovement> tows(Findings found) {
    return found.only(TowedMovement.class);
  }

  static TowedMovement onlyTow(Findings found) {
    assertThat(tows(found)).hasSize(1);
    return tows(found).get(0);
  }
}
