package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.round;
import static io.fleet.stream.rule.delivery.Rounds.run;
import static io.fleet.stream.rule.delivery.Rounds.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import org.junit.jupiter.api.Test;

/** Stops so near each other that the vehicle stands at several of them at once. */
class SharedStandingsTest {
  @Test
  void oneStandingServesNeighboursInThePlanWhoseCirclesOverlap() {
    // given: a and b side by side, c as near but much later in the plan
    Reference plan =
        plan(
            stop("a", 2_000, ""),
            stop("b", 2_030, ""),
            stop("far", 4_000, ""),
            stop("c", 1_970, ""));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "a").plan().dropGroup()).isEqualTo(1);
    assertThat(one(found, "b").times().arrivedMs()).isEqualTo(at(minutes(4)));
    assertThat(one(found, "b").signs().placeDistanceM()).isEqualTo(30);
    assertThat(found.only(DeliveryStop.class)).extracting(DeliveryStop::stopId).doesNotContain("c");
  }

  @Test
  void theNearerOfTwoStandingsServesAStop() {
    // given
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(2))
            .stand(minutes(2))
            .drive(12, seconds(12))
            .stand(minutes(2))
            .drive(60, minutes(1));
    Reference plan = plan(stop("a", 2_000, ""), stop("b", 2_040, ""));

    // when
    Findings found = run(plan, story.events()).found;

    // then
    assertThat(one(found, "a").times().departedMs()).isEqualTo(at(minutes(4)));
    assertThat(one(found, "b").times().arrivedMs()).isEqualTo(at(minutes(4).plusSeconds(12)));
    assertThat(one(found, "b").signs().placeDistanceM()).isZero();
  }

  /** Put off by the driver: the standing beside it was another stop's after all. */
  @Test
  void aStopLeftWithItsNeighbourIsServedByALaterStandingAtItsDoor() {
    // given
    Reference plan = plan(stop("a", 2_000, ""), stop("b", 2_040, ""), stop("c", 4_000, ""));

    // when
    Findings found = run(plan, putOff().events()).found;

    // then
    assertThat(one(found, "a").times().departedMs()).isEqualTo(at(minutes(4)));
    assertThat(one(found, "b").times().arrivedMs()).isEqualTo(at(minutes(11).plusSeconds(1)));
    assertThat(one(found, "b").state()).isEqualTo(StopState.DEPARTED);
    assertThat(one(found, "b").signs().placeDistanceM()).isLessThan(5);
  }

  /** Who scans says which of the two standings it was. */
  @Test
  void aStopScannedAtALaterStandingIsLeftWhenThatIsOver() {
    // given: b seems to be served beside a, and is put off
    Reference plan =
        plan(
                stop("a", 2_000, ",\"service_s\":60"),
                stop("b", 2_040, ",\"service_s\":60"),
                stop("c", 4_000, ""))
            .scan("b", "arrived", minutes(11).plusSeconds(6))
            .scan("b", "delivered", minutes(12).plusSeconds(50));

    // when
    Findings found = run(plan, putOff().events()).found;

    // then
    DeliveryStop.Times times = one(found, "b").times();
    assertThat(times.arrivedMs()).isEqualTo(at(minutes(11).plusSeconds(6)));
    assertThat(times.completedMs()).isEqualTo(at(minutes(12).plusSeconds(50)));
    assertThat(times.departedMs()).isEqualTo(at(minutes(13).plusSeconds(1)));
    assertThat(one(found, "b").state()).isEqualTo(StopState.DEPARTED);
  }

  @Test
  void aStopWhoseNeighbourWasServedLaterHadTheStandingForItself() {
    // given: both are left at once, each with its share
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(2))
            .stand(minutes(2))
            .silence(minutes(2))
            .appear(2_000)
            .stand(minutes(3))
            .silence(minutes(2))
            .appear(-1_962)
            .drive(12, seconds(1))
            .stand(minutes(2))
            .drive(60, minutes(1));
    Reference plan =
        plan(
                stop("a", 2_000, ",\"service_s\":60"),
                stop("b", 2_040, ",\"service_s\":60"),
                stop("c", 4_000, ""))
            .scan("b", "arrived", minutes(11).plusSeconds(6));

    // when
    Findings found = run(plan, story.events()).found;

    // then
    DeliveryStop.Times times = one(found, "a").times();
    assertThat(times.completedMs()).isEqualTo(times.departedMs());
  }

  @Test
  void aStopDeliveredWhereTheVehicleStandsForAnotherIsServedThere() {
    // given: d, much later in the plan, is what it seems to stand for
    Reference plan =
        plan(stop("a", 2_000, ""), stop("b", 2_040, ""), stop("c", 4_000, ""), stop("d", 2_050, ""))
            .scan("b", "delivered", minutes(12).plusSeconds(50));

    // when
    Findings found = run(plan, putOff().events()).found;

    // then
    DeliveryStop.Times times = one(found, "b").times();
    assertThat(times.arrivedMs()).isEqualTo(at(minutes(11).plusSeconds(1)));
    assertThat(times.completedMs()).isEqualTo(at(minutes(12).plusSeconds(50)));
    assertThat(times.departedMs()).isEqualTo(at(minutes(13).plusSeconds(1)));
    assertThat(one(found, "d").times().arrivedMs()).isEqualTo(at(minutes(11).plusSeconds(1)));
  }

  /** From the next stop: nobody delivers as soon as he has come. */
  @Test
  void aDeliveryScannedAfterwardsAsTheVehicleHasJustComeElsewhereWasNotMadeThere() {
    // given
    Reference plan =
        plan(stop("a", 2_000, ""), stop("b", 2_040, ""), stop("c", 4_000, ""), stop("d", 2_050, ""))
            .scan("b", "delivered", minutes(11).plusSeconds(6));

    // when
    Findings found = run(plan, putOff().events()).found;

    // then
    assertThat(one(found, "b").times().arrivedMs()).isEqualTo(at(minutes(2)));
    assertThat(one(found, "b").times().departedMs()).isEqualTo(at(minutes(4)));
  }

  @Test
  void aStopSharedAndLeftIsNotServedAgainByAStandingNoNearer() {
    // given
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(2))
            .stand(minutes(2))
            .drive(60, minutes(1))
            .silence(minutes(1))
            .appear(-920)
            .drive(12, seconds(1))
            .stand(minutes(3))
            .drive(60, minutes(1));
    Reference plan = plan(stop("a", 2_000, ""), stop("b", 2_040, ""), stop("c", 2_080, ""));

    // when
    Findings found = run(plan, story.events()).found;

    // then
    assertThat(one(found, "b").times().arrivedMs()).isEqualTo(at(minutes(2)));
    assertThat(one(found, "c").times().arrivedMs()).isEqualTo(at(minutes(6).plusSeconds(1)));
  }

  /** Heard of every 30 s: no fix shows the drive from the light to the stop. */
  @Test
  void aLightJustBeforeAStopDoesNotSwallowIt() {
    // given
    DriveStory story =
        DriveStory.of("van-1")
            .saying(TelemetryField.IGNITION, true)
            .counting()
            .drive(60, minutes(2))
            .every(seconds(30))
            .stand(seconds(30))
            .unseen(90, seconds(0))
            .stand(minutes(3))
            .drive(60, minutes(2));

    // when
    Findings found = run(plan(stop("a", 2_090, "")), story.events()).found;

    // then
    assertThat(one(found, "a").times().arrivedMs()).isEqualTo(at(seconds(150)));
    assertThat(one(found, "a").state()).isEqualTo(StopState.DEPARTED);
  }

  /** Stands beside b for 2 min, at c for 3, and then at the door of b for 2. */
  private static DriveStory putOff() {
    return DriveStory.of("van-1")
        .drive(60, minutes(2))
        .stand(minutes(2))
        .drive(60, minutes(2))
        .stand(minutes(3))
        .silence(minutes(2))
        .appear(-1_962)
        .drive(12, seconds(1))
        .stand(minutes(2))
        .drive(60, minutes(1));
  }
}
