package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.round;
import static io.fleet.stream.rule.delivery.Rounds.run;
import static io.fleet.stream.rule.delivery.Rounds.stop;
import static io.fleet.stream.rule.delivery.Rounds.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds of deliveries: from a depot due north, 1 km at 60 km/h a minute. */
class DeliveryRuleTest {
  private static List<StopState> statesOf(Findings found, String stopId) {
    return found.told.stream()
        .filter(t -> t.finding() instanceof DeliveryStop s && s.stopId().equals(stopId))
        .map(t -> ((DeliveryStop) t.finding()).state())
        .distinct()
        .toList();
  }

  @Test
  void aRoundWithoutScansGoesByThePlaceWhereTheVehicleStood() {
    // given
    Reference plan = plan(stop("a", 2_000, window(0, 15)), stop("b", 4_000, window(15, 20)));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(statesOf(found, "a"))
        .containsExactly(
            StopState.APPROACHING, StopState.ARRIVED, StopState.SERVICING, StopState.DEPARTED);
    DeliveryStop a = one(found, "a");
    assertThat(a.times().arrivedMs()).isEqualTo(at(minutes(4)));
    assertThat(a.times().departedMs()).isEqualTo(at(minutes(7)));
    assertThat(a.source()).isEqualTo("place");
    assertThat(a.arrivalSource()).isEqualTo("place");
    assertThat(a.outcome()).isEmpty();
    assertThat(a.sla()).isEqualTo(Sla.ON_TIME);
    assertThat(a.rank()).isEqualTo(1);
    assertThat(a.tripId()).isNotNull();
    assertThat(one(found, "b").sla()).as("there at minute 9").isEqualTo(Sla.EARLY);
    assertThat(found.only(DeliveryStop.class)).as("the depot is no stop").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"44, 0", "46, 1"})
  void aHaltAtLightsIsNoStop(long standingS, int stops) {
    // given
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(2))
            .stand(seconds(standingS))
            .drive(60, minutes(1));

    // when
    Findings found = run(plan(stop("a", 2_000, "")), story.events()).found;

    // then
    assertThat(found.only(DeliveryStop.class))
        .filteredOn(stop -> stop.times().arrivedMs() != Long.MIN_VALUE)
        .hasSize(stops);
  }

  @Test
  void scansComeFirst() {
    // given
    Reference plan =
        plan(stop("a", 2_000, ",\"service_s\":60"), stop("b", 4_000, ""))
            .scan("a", "arrived", minutes(4).plusSeconds(30))
            .scan("a", "service_started", minutes(5))
            .scan("a", "delivered", minutes(6))
            .scan("b", "failed", "nobody there", minutes(10), minutes(10));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    DeliveryStop a = one(found, "a");
    assertThat(a.state()).isEqualTo(StopState.DEPARTED);
    assertThat(a.outcome()).isEqualTo("delivered");
    assertThat(a.arrivalSource()).isEqualTo("scan");
    assertThat(a.times().arrivedMs()).isEqualTo(at(minutes(4).plusSeconds(30)));
    assertThat(a.times().serviceMs()).isEqualTo(at(minutes(5)));
    assertThat(a.times().completedMs()).isEqualTo(at(minutes(6)));
    assertThat(a.times().dwellMs()).isEqualTo(minutes(2).toMillis());
    assertThat(a.driverId()).isEqualTo("anna");
    DeliveryStop b = one(found, "b");
    assertThat(b.state()).isEqualTo(StopState.FAILED);
    assertThat(b.source()).isEqualTo("scan");
    assertThat(b.reason()).isEqualTo("nobody there");
    assertThat(found.alerts("delivery_failed")).hasSize(1);
    assertThat(found.alerts("delivery_far_scan")).isEmpty();
  }

  @Test
  void aScanFarFromItsStopIsFlagged() {
    // given
    Reference plan = plan(stop("a", 9_000, "")).scan("a", "delivered", minutes(5));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "a").signs().farScanM()).isEqualTo(7_000);
    assertThat(found.alerts("delivery_far_scan")).hasSize(1);
  }

  @Test
  void whatIsNotThereWhenItsWindowEndsIsLateUntilItIs() {
    // given
    Reference plan = plan(stop("a", 4_000, window(0, 5)));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    AlertFinding late = found.alerts("delivery_late").get(0);
    assertThat(found.statesOf(late)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(late.startedAtMs()).isEqualTo(at(minutes(5)) + 1);
    assertThat(late.endedAtMs()).isEqualTo(at(minutes(9)));
    assertThat(one(found, "a").sla()).isEqualTo(Sla.LATE);
  }

  @Test
  void aStopServedBeforeItsTurnIsOutOfOrderAndTheOnePassedOverIsSkippedUntilItIsServed() {
    // given
    Reference plan = plan(stop("later", 4_000, ""), stop("sooner", 2_000, ""));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "sooner").signs().outOfOrder()).isTrue();
    assertThat(one(found, "sooner").rank()).isEqualTo(1);
    assertThat(statesOf(found, "later")).startsWith(StopState.SKIPPED).endsWith(StopState.DEPARTED);
    assertThat(one(found, "later").signs().outOfOrder()).isFalse();
  }

  @Test
  void whatIsOpenWhenThePlanIsOverIsMissed() {
    // given
    Reference plan = plan(stop("a", 2_000, ""), stop("far", 90_000, ""));

    // when
    Findings found = run(plan, round().events()).silence(Duration.ofHours(24)).found;

    // then
    assertThat(one(found, "far").state()).isEqualTo(StopState.MISSED);
    assertThat(one(found, "far").source()).isEqualTo("plan");
    assertThat(found.alerts("delivery_missed").get(0).data()).containsEntry("stops", 1);
    assertThat(one(found, "a").state()).isEqualTo(StopState.DEPARTED);
  }

  @Test
  void whoSaysThatAStopIsLeftOutWasNotAtItThoughTheVehicleStoodBeside() {
    // given a door 30 m from the one that is served
    Reference plan =
        plan(stop("a", 2_000, window(0, 10)), stop("b", 2_030, window(0, 10)))
            .scan("a", "arrived", minutes(4).plusSeconds(20))
            .scan("b", "skipped", "nobody there", minutes(6), minutes(6));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "a").sla()).isEqualTo(Sla.ON_TIME);
    assertThat(one(found, "b").state()).isEqualTo(StopState.SKIPPED);
    assertThat(one(found, "b").sla()).isEqualTo(Sla.MISSED);
  }

  @Test
  void aStopThatWasScannedDeliveredIsNotServedAgainByAStandingBesideIt() {
    // given b was served in passing, unseen by its place, and longer ago than a service takes
    Reference plan =
        plan(stop("a", 2_000, ""), stop("b", 2_030, ",\"service_s\":60"))
            .scan("b", "arrived", minutes(-5))
            .scan("b", "delivered", minutes(-4));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(statesOf(found, "b")).containsExactly(StopState.DEPARTED);
    assertThat(one(found, "a").state()).isEqualTo(StopState.DEPARTED);
    assertThat(found.alerts("delivery_long_service")).isEmpty();
  }

  @Test
  void whatWasDueBeforeTheStandingIsKnownIsToldWithIt() {
    // given b is scanned as reached long before, and as done while the vehicle stands beside
    Reference plan =
        plan(stop("a", 2_000, ""), stop("b", 2_030, ",\"service_s\":60"))
            .scan("b", "arrived", minutes(-5))
            .scan("b", "delivered", minutes(4).plusSeconds(10));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    AlertFinding alert = found.alerts("delivery_long_service").get(0);
    assertThat(found.statesOf(alert)).startsWith(Alert.State.OPENED).endsWith(Alert.State.RESOLVED);
    assertThat(one(found, "b").state()).isEqualTo(StopState.DEPARTED);
  }

  @Test
  void aLongServiceIsToldUntilTheVehicleLeaves() {
    // given
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(2)).stand(minutes(10)).drive(60, minutes(1));
    Reference plan = plan(stop("a", 2_000, ",\"service_s\":120"));

    // when
    Findings found = run(plan, story.events()).found;

    // then
    AlertFinding alert = found.alerts("delivery_long_service").get(0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(found.told.stream().map(Findings.Told::finding).filter(alert.getClass()::isInstance))
        .anySatisfy(t -> assertThat(((AlertFinding) t).tsMs()).isEqualTo(at(minutes(9))));
  }

  @Test
  void standingLongWhereNoStopIsPlannedIsAnUnplannedOne() {
    // given
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(2)).stand(minutes(4)).drive(60, minutes(1));

    // when
    Findings found = run(plan(stop("a", 9_000, "")), story.events()).found;

    // then
    DeliveryStop unplanned = one(found, "unplanned@" + at(minutes(2)));
    assertThat(unplanned.state()).isEqualTo(StopState.UNPLANNED);
    assertThat(unplanned.times().departedMs()).isEqualTo(at(minutes(6)));
  }
}
