package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.rule.delivery.EtaRounds.issues;
import static io.fleet.stream.rule.delivery.EtaRounds.run;
import static io.fleet.stream.rule.delivery.EtaRounds.stop;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.eta.EtaIssue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stops that are expected too late, and why: rounds due north, 1 km at 60 km/h a minute. */
class StopRiskTest {
  @Test
  void aJamIsToldBeforeTheWindowEndsAndEndsWithIt() {
    // given: 10 km in 20 minutes would do, but it crawls from the fifth on
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(5)).drive(6, minutes(35)).drive(60, minutes(3));

    // when
    Findings found = run(plan(stop("a", 10_000, until(25))), story);

    // then
    AlertFinding risk = found.alerts("delivery_at_risk").get(0);
    assertThat(found.statesOf(risk)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(risk.startedAtMs()).isBetween(at(minutes(6)), at(minutes(14)));
    assertThat(risk.data()).containsEntry("outcome", "breached").containsEntry("reason", "traffic");
    assertThat(risk.endedAtMs()).isEqualTo(at(minutes(25)) + 1);
    assertThat(found.alerts("delivery_late")).hasSize(1);
    DeliveryStop a = one(found, "a");
    assertThat(a.sla()).isEqualTo(Sla.LATE);
    assertThat(a.risk().firstMs()).isEqualTo(risk.startedAtMs());
    assertThat(a.risk().reason()).isEqualTo(RiskReason.TRAFFIC);
  }

  @Test
  void whatIsExpectedInTimeAgainHasRecovered() {
    // given
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(5))
            .drive(6, minutes(10))
            .drive(90, minutes(3))
            .stand(minutes(3));

    // when
    Findings found = run(plan(stop("a", 10_500, until(30))), story);

    // then
    AlertFinding risk = found.alerts("delivery_at_risk").get(0);
    assertThat(found.statesOf(risk)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(risk.data()).containsEntry("outcome", "recovered");
    assertThat(one(found, "a").sla()).isEqualTo(Sla.ON_TIME);
    assertThat(one(found, "a").risk().firstMs()).isEqualTo(risk.startedAtMs());
  }

  @Test
  void aVehicleThatDoesNotLeaveIsAtRiskFromThere() {
    // given: 10 km away, to be there from 30 to 40
    String window =
        ",\"window_from\":\"%s\"".formatted(Iso8601.format(at(minutes(30)))) + until(40);

    // when
    Findings found =
        run(plan(stop("a", 10_000, window)), DriveStory.of("van-1").stand(minutes(30)));

    // then
    AlertFinding risk = found.alerts("delivery_at_risk").get(0);
    assertThat(risk.data()).containsEntry("reason", "late_departure");
    assertThat(risk.startedAtMs()).isBetween(at(minutes(10)), at(minutes(22)));
    assertThat(one(found, "a").sla()).isEqualTo(Sla.AT_RISK);
    assertThat(found.logged).as("before the round once in five minutes").hasSizeBetween(5, 8);
  }

  @Test
  void aLongServiceIsTheReasonWhenItIs() {
    // given
    DriveStory story = DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(40));

    // when
    Findings found = run(plan(stop("a", 4_000, ""), stop("b", 8_000, until(45))), story);

    // then
    AlertFinding risk = found.alerts("delivery_at_risk").get(0);
    assertThat(risk.data()).containsEntry("stop_id", "b").containsEntry("reason", "long_service");
    assertThat(risk.startedAtMs()).isLessThan(at(minutes(40)));
  }

  @Test
  void standingElsewhereIsTheReasonWhenItIs() {
    // given
    DriveStory story = DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(40));

    // when
    Findings found = run(plan(stop("b", 8_000, until(45))), story);

    // then
    assertThat(found.alerts("delivery_at_risk").get(0).data()).containsEntry("reason", "halt");
  }

  @Test
  void etasThatSlipAreToldOnceForAPlanUntilNothingIsOpen() {
    // given: an hour between two stops that are eight minutes apart
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(4))
            .stand(minutes(60))
            .drive(60, minutes(4))
            .stand(minutes(2))
            .drive(60, minutes(1));

    // when
    Findings found = run(plan(stop("a", 4_000, ""), stop("b", 8_000, "")), story);

    // then
    assertThat(found.alerts("delivery_eta_slip")).hasSize(1);
    AlertFinding slip = found.alerts("delivery_eta_slip").get(0);
    assertThat(found.statesOf(slip)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(slip.startedAtMs()).isBetween(at(minutes(15)), at(minutes(40)));
    assertThat(slip.endedAtMs()).isBetween(at(minutes(68)), at(minutes(70)));
  }

  @Test
  void aDriveHomeBeforeTheRoundPromisesNothing() {
    // given: home with tomorrow's plan, then ten hours at home
    DriveStory story =
        DriveStory.of("van-1")
            .drive(60, minutes(10))
            .every(minutes(1))
            .stand(minutes(600))
            .every(Duration.ofSeconds(1))
            .drive(60, minutes(10));

    // when
    Findings found = run(plan(stop("a", 40_000, "")), story);

    // then
    assertThat(issues(found))
        .as("a first hour of standing may be a halt")
        .noneMatch(i -> i.issuedMs() > at(minutes(72)) && i.issuedMs() < at(minutes(610)));
    assertThat(found.alerts("delivery_eta_slip"))
        .allMatch(slip -> slip.endedAtMs() != null && slip.endedAtMs() < at(minutes(72)));
    EtaIssue last = issues(found).get(issues(found).size() - 1);
    assertThat(last.estimate().naiveMs(0))
        .as("the mean of this round, not of the night")
        .isLessThan(at(minutes(660)));
  }
}
