package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ETAs on rounds due north, 1 km at 60 km/h a minute, and what is told when they are late. */
class EtaStoryTest {
  private static final double METRES_PER_DEGREE = 111_195.08;
  private static final Duration LONG_BEFORE = minutes(-60);

  private static String stop(String id, double northM, String more) {
    return "{\"stop_id\":\"%s\",\"lat\":%.6f,\"lon\":11.0,\"service_s\":120%s}"
        .formatted(id, 48 + northM / METRES_PER_DEGREE, more);
  }

  private static String until(long minute) {
    return ",\"window_to\":\"%s\"".formatted(Iso8601.format(at(minutes(minute))));
  }

  private static Reference plan(String... stops) {
    String body = "{\"vehicle_id\":\"van-1\",\"stops\":[" + String.join(",", stops) + "]}";
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);
  }

  private static Findings run(Reference reference, DriveStory story) {
    return run(reference, story.events());
  }

  private static Findings run(Reference reference, List<Telemetry> events) {
    Findings found = new TimelineRun(reference).apply(events).found;
    assertThat(found.failures).isEmpty();
    return found;
  }

  private static List<EtaIssue> issues(Findings found) {
    return found.logged.stream().map(EtaIssue.class::cast).toList();
  }

  private static DeliveryStop one(Findings found, String stopId) {
    return found.only(DeliveryStop.class).stream()
        .filter(stop -> stop.stopId().equals(stopId))
        .findFirst()
        .orElseThrow();
  }

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
    List<EtaIssue> issues = issues(run(plan(stop("a", 10_000, ""), stop("b", 20_000, "")), round()));

    // then
    assertThat(issues).allMatch(issue -> issue.issuedMs() % 10_000 == 0);
    assertThat(issues).extracting(EtaIssue::issuedMs).doesNotHaveDuplicates();
    assertThat(issues)
        .filteredOn(issue -> issue.issuedMs() < at(minutes(10)) && issue.issuedMs() > at(minutes(1)))
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
  void theyComeNearerToTheTruthOnTheWay() {
    // when
    List<EtaIssue> issues = issues(run(plan(stop("a", 10_000, ""), stop("b", 20_000, "")), round()));

    // then: a is reached at minute 10, b at 23
    EtaIssue halfWay =
        issues.stream().filter(i -> i.issuedMs() == at(minutes(5))).findFirst().orElseThrow();
    assertThat(halfWay.estimate().etaMs(0)).isBetween(at(minutes(9)), at(minutes(12)));
    assertThat(halfWay.estimate().distanceM(0)).isBetween(6_700, 6_800);
    assertThat(halfWay.estimate().etaMs(1)).isBetween(at(minutes(20)), at(minutes(29)));
    assertThat(halfWay.estimate().naiveMs(0)).isGreaterThan(at(minutes(10)));
  }
}
