package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.rule.delivery.EtaRounds.issues;
import static io.fleet.stream.rule.delivery.EtaRounds.run;
import static io.fleet.stream.rule.delivery.EtaRounds.stop;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.METRES_PER_DEGREE;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.eta.Basis;
import io.fleet.stream.rule.eta.EtaIssue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ETAs on rounds due north, 1 km at 60 km/h a minute, and what is told when they are late. */
class EtaStoryTest {
  /** Drives 10 km in ten minutes, stands 3 min, drives 10 km on, stands 3 min. */
  private static DriveStory round() {
    return DriveStory.of("van-1")
        .drive(60, minutes(10))
        .stand(minutes(3))
        .drive(60, minutes(10))
        .stand(minutes(3));
  }

  @Test
  void etasAreToldOnAGridOfTenSecondsWhileTheVehicleDrives() {
    // when
    List<EtaIssue> issues =
        issues(run(plan(stop("a", 10_000, ""), stop("b", 20_000, "")), round()));

    // then
    assertThat(issues).allMatch(issue -> issue.issuedMs() % 10_000 == 0);
    assertThat(issues).extracting(EtaIssue::issuedMs).doesNotHaveDuplicates();
    assertThat(issues)
        .filteredOn(
            issue -> issue.issuedMs() < at(minutes(10)) && issue.issuedMs() > at(minutes(1)))
        .hasSizeBetween(50, 54);
    assertThat(issues)
        .as("standing, once a minute")
        .filteredOn(
            issue -> issue.issuedMs() > at(minutes(11)) && issue.issuedMs() < at(minutes(13)))
        .hasSizeBetween(1, 2);
    assertThat(issues.get(10).stopIds()).containsExactly("a", "b");
    assertThat(issues.get(10).estimate().basis()).isEqualTo(Basis.STRAIGHT);
    assertThat(issues.get(10).tripId()).isNotNull();
    assertThat(issues.get(issues.size() - 1).stopIds()).containsExactly("b");
  }

  @Test
  void whatWasLearnedAndTheVehiclesOwnPaceBringThemNearTheTruth() {
    // given: straight roads, driven at 60 km/h
    Reference reference =
        plan(stop("a", 10_000, ""), stop("b", 20_000, ""))
            .put(ReferenceKind.TRAVEL_TIMES, "fleet", LONG_BEFORE, learned(1, 0.7));

    // when
    List<EtaIssue> issues = issues(run(reference, round()));

    // then: a is reached at minute 10, b at 23
    EtaIssue halfWay =
        issues.stream().filter(i -> i.issuedMs() == at(minutes(5))).findFirst().orElseThrow();
    assertThat(halfWay.estimate().distanceM(0)).isBetween(4_990, 5_010);
    assertThat(halfWay.estimate().etaMs(0)).isBetween(at(minutes(9)), at(minutes(11)) + 30_000);
    assertThat(halfWay.estimate().etaMs(1)).isBetween(at(minutes(20)), at(minutes(25)));
  }

  private static String learned(double detour, double pace) {
    return "{\"detour\":%s,\"pace\":%s,\"service_s\":60}"
        .formatted(Collections.nCopies(24, detour), Collections.nCopies(168, pace));
  }

  @Test
  void whatMakesNoSenseOfWhatWasLearnedIsPassedOver() {
    // given
    String body = learned(0.2, 1).replace("168", "0");
    Reference reference = plan(stop("a", 10_000, ""));
    Reference senseless =
        plan(stop("a", 10_000, ""))
            .put(ReferenceKind.TRAVEL_TIMES, "fleet", LONG_BEFORE, body)
            .put(ReferenceKind.TRAVEL_TIMES, "fleet", minutes(-50), "{\"pace\":[1]}");

    // then
    assertThat(etas(run(senseless, round()))).isEqualTo(etas(run(reference, round())));
  }

  /** Issue, stop and ETA, each as one text. */
  private static List<String> etas(Findings found) {
    List<String> etas = new ArrayList<>();
    for (EtaIssue issue : issues(found)) {
      for (int i = 0; i < issue.stopIds().size(); i++) {
        etas.add(issue.issuedMs() + issue.stopIds().get(i) + issue.estimate().etaMs(i));
      }
    }
    return etas;
  }

  @Test
  void theOrderDrivenTakesThePlaceOfTheOnePlanned() {
    // given: past a, which is made up for after b or in the end
    DriveStory story =
        DriveStory.of("van-1").drive(60, minutes(8)).stand(minutes(3)).drive(60, minutes(2));

    // when
    List<EtaIssue> issues =
        issues(run(plan(stop("a", 4_000, ""), stop("b", 8_000, ""), stop("c", 20_000, "")), story));

    // then: from b on it is 4 km back, and 16 on
    assertThat(issues.get(0).stopIds()).containsExactly("a", "b", "c");
    assertThat(issues.get(issues.size() - 1).stopIds()).containsExactly("a", "c");
  }

  /** Ten km north, there and back a street to the east of the way on, and on. */
  private static final String ROUTE =
      """
      {"geometry":{"type":"LineString","coordinates":[[11.0,48.0],[11.0,%1$.6f],[11.04,%1$.6f],[11.04,%2$.6f],[11.0,%2$.6f],[11.0,48.3]]}}"""
          .formatted(48 + 10_000 / METRES_PER_DEGREE, 48 + 10_100 / METRES_PER_DEGREE);

  @Test
  void thePlannedRouteSaysHowFarItIs() {
    // given
    String body =
        "{\"vehicle_id\":\"van-1\",\"route_id\":\"r\",\"stops\":["
            + stop("a", 10_000, "")
            + ","
            + stop("b", 10_100, "")
            + "]}";
    Reference reference =
        new Reference()
            .put(ReferenceKind.ROUTES, "r", LONG_BEFORE, ROUTE)
            .put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);

    // when
    List<EtaIssue> issues = issues(run(reference, round()));

    // then: b is 100 m from a, and 6 km along the route
    EtaIssue halfWay =
        issues.stream().filter(i -> i.issuedMs() == at(minutes(5))).findFirst().orElseThrow();
    assertThat(halfWay.estimate().basis()).isEqualTo(Basis.ROUTE);
    assertThat(halfWay.estimate().distanceM(0)).isBetween(4_990, 5_010);
    assertThat(halfWay.estimate().distanceM(1)).isBetween(10_900, 11_200);
  }

  @Test
  void aStopWithoutAPlaceHasNoEta() {
    // given
    String nowhere = "{\"stop_id\":\"x\",\"window_to\":\"soon\"}";

    // when
    Findings found = run(plan(nowhere, stop("a", 10_000, until(30))), round());

    // then
    assertThat(issues(found)).isNotEmpty().allMatch(issue -> !issue.stopIds().contains("x"));
  }

  @Test
  void ofFiveHundredStopsTheNextAreToldAndAllOnceInAWhile() {
    // given
    String[] stops =
        IntStream.range(0, 500)
            .mapToObj(i -> stop("s" + i, 30_000 + 500 * i, until(100)))
            .toArray(String[]::new);

    // when
    Findings found = run(plan(stops), DriveStory.of("van-1").drive(60, minutes(20)));

    // then
    List<EtaIssue> issues = issues(found);
    assertThat(issues).hasSizeBetween(110, 121);
    assertThat(issues).filteredOn(issue -> issue.stopIds().size() == 500).hasSizeBetween(3, 4);
    assertThat(issues.stream().mapToInt(issue -> issue.stopIds().size()).sum()).isLessThan(3_000);
    assertThat(found.alerts("delivery_at_risk")).hasSizeBetween(1, RiskWatch.MOST);
  }

  /** All kinds of trouble. */
  private static DriveStory trouble() {
    return DriveStory.of("van-1")
        .drive(60, minutes(5))
        .drive(6, minutes(10))
        .drive(90, minutes(3))
        .stand(minutes(20))
        .drive(60, minutes(12))
        .stand(minutes(3));
  }

  private static Reference troubled() {
    return plan(stop("a", 10_500, until(30)), stop("b", 22_500, until(45)));
  }

  @Test
  void outOfOrderTwiceAndThroughCheckpointsItIsTheSame() {
    // given
    Findings inOrder = run(troubled(), trouble());
    List<Telemetry> shuffled = new ArrayList<>(trouble().events());
    Random random = new Random(5);
    for (int i = 0; i + 4 < shuffled.size(); i += 4) {
      Collections.shuffle(shuffled.subList(i, i + 4), random);
    }
    TimelineRun run = new TimelineRun(troubled());

    // when
    for (int i = 0; i < shuffled.size(); i++) {
      run.apply(shuffled.get(i));
      run.apply(shuffled.get(i));
      if (i % 97 == 0) {
        run.restore();
      }
    }

    // then
    assertThat(inOrder.alerts("delivery_at_risk")).hasSizeGreaterThan(1);
    assertThat(run.found.inTheEnd()).containsExactlyInAnyOrderElementsOf(inOrder.inTheEnd());
    assertThat(run.found.logged.stream().map(Finding::id).distinct())
        .containsAll(inOrder.logged.stream().map(Finding::id).toList());
  }

  @Test
  void whatComesLateIsRepairedAndTheLogIsNot() {
    // given: six minutes of the jam come half an hour late
    List<Telemetry> all = trouble().events();
    List<Telemetry> late = all.subList(400, 760);
    List<Telemetry> live = new ArrayList<>(all.subList(0, 400));
    live.addAll(all.subList(760, all.size()));
    RepairedRun run = new RepairedRun("van-1", troubled());
    run.apply(live);
    run.apply(late);
    List<Finding> told = List.copyOf(run.found.logged);

    // when
    run.repair();

    // then
    Findings inOrder = run(troubled(), trouble());
    assertThat(alerts(run.found)).containsExactlyInAnyOrderElementsOf(alerts(inOrder));
    assertThat(run.found.only(DeliveryStop.class))
        .containsExactlyInAnyOrderElementsOf(inOrder.only(DeliveryStop.class));
    assertThat(run.found.logged).isEqualTo(told);
  }

  private static List<AlertFinding> alerts(Findings found) {
    return found.only(AlertFinding.class).stream()
        .filter(alert -> alert.alertType().startsWith("delivery_"))
        .map(alert -> alert.asLate(false))
        .toList();
  }
}
