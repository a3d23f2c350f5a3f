package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.rule.delivery.EtaRounds.issues;
import static io.fleet.stream.rule.delivery.EtaRounds.run;
import static io.fleet.stream.rule.delivery.EtaRounds.stop;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.eta.EtaIssue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was learned of things that last, and of stops that were passed over: rounds due north. */
class LearnedEtaTest {
  private static Reference learned(Reference plan, String lists) {
    return plan.put(ReferenceKind.TRAVEL_TIMES, "fleet", LONG_BEFORE, "{" + lists + "}");
  }

  /** When a stop was expected by what was told at a moment. */
  private static long eta(Findings found, String stopId, Duration toldAt) {
    EtaIssue issue =
        issues(found).stream().filter(i -> i.issuedMs() == at(toldAt)).findFirst().orElseThrow();
    return issue.estimate().etaMs(issue.stopIds().indexOf(stopId));
  }

  @Test
  void aHaltGoesOnAsHaltsThatHaveLastedSoLongDo() {
    // given: after five minutes half an hour is to come
    String halts = "\"halt_s\":[1900,1800,1500,1200,900,600,600,600]";
    DriveStory story = DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(10));

    // when
    Findings usual = run(plan(stop("a", 8_000, "")), story);
    Findings found = run(learned(plan(stop("a", 8_000, "")), halts), story);

    // then: but no waiting at lights
    long moreMs = eta(found, "a", minutes(9)) - eta(usual, "a", minutes(9));
    assertThat(moreMs).isBetween(1_750_000L, 1_900_000L);
    assertThat(eta(found, "a", minutes(5))).isEqualTo(eta(usual, "a", minutes(5)));
  }

  @Test
  void aServiceThatTakesLongerGoesOnAsSuchServicesDo() {
    // given: two minutes are planned; who is five minutes over needs a quarter of an hour more
    String overs = "\"service_over_s\":[40,60,300,900,900,900]";
    DriveStory story = DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(12));
    Reference plan = plan(stop("a", 4_000, ""), stop("b", 8_000, ""));
    Reference same = plan(stop("a", 4_000, ""), stop("b", 8_000, ""));

    // when
    Findings usual = run(plan, story);
    Findings found = run(learned(same, overs), story);

    // then: 30 s are built in
    long moreMs = eta(found, "b", minutes(13)) - eta(usual, "b", minutes(13));
    assertThat(moreMs).isBetween(840_000L, 900_000L);
  }

  @Test
  void whoStandsAtAStopThatIsDoneServesIt() {
    // given: somebody has said before that nobody is there
    String halts = "\"halt_s\":[1900,1800,1500,1200,900,600,600,600]";
    Reference plan =
        plan(stop("a", 4_000, ""), stop("b", 8_000, "")).scan("a", "failed", minutes(1));
    DriveStory story = DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(6));

    // when
    Findings found = run(learned(plan, halts), story);

    // then
    assertThat(eta(found, "b", minutes(9))).isLessThan(at(minutes(20)));
  }

  @Test
  void whatWasPassedOverIsMadeUpForAfterAsManyStopsAsUsual() {
    // given: past a; one more stop is served before it
    String lists = "\"passed_over\":[1,1,1,1,1000,1000,1000,1000]";
    Reference plan =
        plan(
            stop("a", 4_000, ""),
            stop("b", 8_000, ""),
            stop("c", 20_000, ""),
            stop("d", 21_000, ""));
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(8)).stand(minutes(3)).drive(60, minutes(2));

    // when
    List<EtaIssue> issues = issues(run(learned(plan, lists), story));

    // then
    assertThat(issues.get(issues.size() - 1).stopIds()).containsExactly("c", "a", "d");
  }

  @Test
  void aDoorThatOnlySharedAStandingIsStillAheadWhereOthersAreScanned() {
    // given: 30 m from a
    String[] stops = {stop("a", 4_000, ""), stop("b", 4_030, ""), stop("c", 8_000, "")};
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(3)).drive(60, minutes(2));
    Reference scanned =
        plan(stops).scan("a", "arrived", minutes(4)).scan("a", "delivered", minutes(6));

    // when
    List<EtaIssue> told = issues(run(scanned, story));
    List<EtaIssue> byPlace = issues(run(plan(stops), story));

    // then
    assertThat(told.get(told.size() - 1).stopIds()).containsExactly("b", "c");
    assertThat(byPlace.get(byPlace.size() - 1).stopIds()).containsExactly("c");
  }

  @Test
  void whereCompletionsCountAStopIsWatchedWhileItIsServed() {
    // given: there in time, but not done when the window ends
    String body =
        "{\"vehicle_id\":\"van-1\",\"sla_basis\":\"completion\",\"stops\":["
            + stop("a", 4_000, until(25))
            + "]}";
    Reference plan = new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);

    // when
    Findings found = run(plan, DriveStory.of("van-1").drive(60, minutes(4)).stand(minutes(30)));

    // then
    AlertFinding risk = found.alerts("delivery_at_risk").get(0);
    assertThat(risk.startedAtMs()).isBetween(at(minutes(19)), at(minutes(22)));
    assertThat(risk.data()).containsEntry("outcome", "breached");
    assertThat(risk.endedAtMs()).isEqualTo(at(minutes(25)) + 1);
    assertThat(found.alerts("delivery_late")).hasSize(1);
    assertThat(one(found, "a").risk().reason()).isEqualTo(RiskReason.LONG_SERVICE);
  }
}
