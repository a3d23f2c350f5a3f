package io.fleet.stream.rule.geofence;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.geofence.Depot.DEPOT;
import static io.fleet.stream.rule.geofence.Depot.depot;
import static io.fleet.stream.rule.geofence.Depot.fence;
import static io.fleet.stream.rule.geofence.Depot.only;
import static io.fleet.stream.rule.geofence.Depot.run;
import static io.fleet.stream.rule.geofence.Depot.story;
import static io.fleet.stream.rule.geofence.Depot.visits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.geofence.Visit.ClosedBy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vehicles that go north at 10 m/s; the depot lies from 1,000 m to 2,000 m on their way. */
class GeofenceRuleTest {
  @Test
  void theEdgeIsCrossedBetweenTwoFixes() {
    // given a fix every 7 s, so none of them lies on the edge
    DriveStory story = story().every(seconds(7)).drive(36, minutes(5));

    // when
    Visit visit = only(run(depot(), story));

    // then
    assertThat(visit.closedBy()).isEqualTo(ClosedBy.EXIT);
    assertThat(visit.entered().timeMs()).isCloseTo(at(seconds(100)), within(20L));
    assertThat(visit.left().timeMs()).isCloseTo(at(seconds(200)), within(20L));
  }

  @Test
  void oneFixBeyondTheEdgeIsAnErrorOfTheReceiverTwoAreNot() {
    // given it crawls 20 m short of the edge, and one fix, then two, lie 20 m beyond
    DriveStory once = story().drive(36, seconds(97)).drive(7.2, seconds(5)).appear(40);
    DriveStory still = once.drive(7.2, seconds(1)).appear(-40).drive(7.2, seconds(5));
    DriveStory twice = story().drive(36, seconds(97)).drive(7.2, seconds(5)).appear(40);

    // then
    assertThat(visits(run(depot(), still))).isEmpty();
    assertThat(visits(run(depot(), twice.drive(7.2, seconds(2))))).hasSize(1);
  }

  @Test
  void aVehicleThatStandsStaysOnItsSideOfTheEdgeWhateverItsReceiverSays() {
    // given 30 m beside the edge its receiver wanders 50 m and back, for a minute
    DriveStory outside = story().drive(36, seconds(97)).stand(minutes(1)).appear(50);
    DriveStory inside = story().drive(36, seconds(103)).stand(minutes(1)).appear(-50);

    // when
    Findings out = run(depot(), outside.stand(minutes(1)).appear(-50).stand(seconds(5)));
    Findings in = run(depot(), inside.stand(minutes(1)).appear(50).drive(36, minutes(3)));

    // then
    assertThat(visits(out)).isEmpty();
    assertThat(only(in).left().timeMs()).isGreaterThan(at(minutes(5)));
  }

  @Test
  void aVehicleThatIsSeldomHeardOfMayHaveGoneOnFromTheGate() {
    // given it stands at a gate 50 m outside, and half a minute later 40 m inside
    DriveStory gate = story().drive(36, seconds(95)).every(seconds(30)).stand(seconds(30));

    // then
    assertThat(visits(run(depot(), gate.appear(90).stand(minutes(2))))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"9, 0", "11, 1"})
  void clearlyBeyondIsTenMetres(double beyondM, int visits) {
    DriveStory story = story().drive(36, seconds(100)).appear(beyondM).stand(seconds(30));

    assertThat(visits(run(depot(), story))).hasSize(visits);
  }

  @ParameterizedTest
  @CsvSource({"accuracy_m, 40, 0", "accuracy_m, 25, 1", "hdop, 7, 0", "hdop, 5, 1"})
  void orAsMuchAsTheReceiverErrs(String field, double error, int visits) {
    DriveStory story =
        story()
            .saying(b -> b.set(field("hdop".equals(field)), error))
            .drive(36, seconds(100))
            .appear(30)
            .stand(seconds(30));

    assertThat(visits(run(depot(), story))).hasSize(visits);
  }

  private static TelemetryField field(boolean hdop) {
    return hdop ? TelemetryField.HDOP : TelemetryField.ACCURACY;
  }

  @Test
  void aSingleFixBeyondIsBelievedWhenItStandsForTenSeconds() {
    // given
    TimelineRun run = new TimelineRun(depot()).apply(story().drive(36, seconds(98)).events());
    run.apply(story().drive(36, seconds(99)).appear(40).stand(seconds(1)).events());

    // then
    assertThat(visits(run.silence(seconds(9)).found)).isEmpty();
    assertThat(visits(run.silence(seconds(10)).found)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"50, 1", "61, 0"})
  void whatIsGoneThroughBetweenTwoFixesIsInferred(long everyS, int visits) {
    // given 300 m of yard between two fixes up to a minute apart
    Reference reference = fence(Fences.box(100, 400, "\"dwell_limit_s\": 1", "\"idle_ok\": true"));

    // when
    Findings found =
        run(
            reference,
            story().every(seconds(everyS)).drive(36, seconds(2 * everyS)).stand(minutes(2)));

    // then
    assertThat(visits(found)).hasSize(visits);
    assertThat(found.alerts(DwellAlert.TYPE)).isEmpty();
    if (visits == 1) {
      Visit visit = only(found);
      assertThat(visit.closedBy()).isEqualTo(ClosedBy.CROSSED);
      assertThat(visit.inferred()).isTrue();
      assertThat(visit.entered().timeMs()).isCloseTo(at(seconds(10)), within(50L));
      assertThat(visit.left().timeMs()).isCloseTo(at(seconds(40)), within(50L));
    }
  }

  @Test
  void aLimitInsideIsOneOfThoseOfWhichTheLowestCounts() {
    // given
    Reference reference = fence(Fences.box(1_000, 2_000, "\"speed_limit_kmph\": 30"));

    // when
    Findings found = run(reference, story().drive(36, minutes(5)));

    // then
    assertThat(found.episodes()).hasSize(1);
    assertThat(found.episodes().get(0).limitSource()).isEqualTo("fence");
    assertThat(found.episodes().get(0).limitCkmph()).isEqualTo(3_000);
    assertThat(found.episodes().get(0).endedAtMs()).isBetween(at(seconds(200)), at(seconds(202)));
    assertThat(
            run(
                    fence(Fences.box(1_000, 2_000, "\"speed_limit_kmph\": 50")),
                    story().drive(36, minutes(5)))
                .episodes())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void enginesMayRunWhereTheFenceSaysSo(boolean idleOk, int idlings) {
    // given
    Reference reference = fence(Fences.box(1_000, 2_000, "\"idle_ok\": " + idleOk));
    DriveStory story =
        story().saying(TelemetryField.IGNITION, true).drive(36, seconds(150)).stand(minutes(5));

    // then
    assertThat(run(reference, story).alerts("idling")).hasSize(idlings);
  }

  @Test
  void aFenceThatIsRemovedEndsItsVisitsThen() {
    // given
    Reference reference = depot().delete(ReferenceKind.GEOFENCES, DEPOT, seconds(150));

    // when
    Visit visit = only(run(reference, story().drive(36, minutes(5))));

    // then
    assertThat(visit.closedBy()).isEqualTo(ClosedBy.FENCE);
    assertThat(visit.left().timeMs()).isEqualTo(at(seconds(150)));
  }

  @Test
  void aFenceThatGrowsKeepsItsVisits() {
    // given
    Reference reference =
        depot().put(ReferenceKind.GEOFENCES, DEPOT, seconds(150), Fences.box(1_000, 2_500));

    // when
    Visit visit = only(run(reference, story().drive(36, minutes(5))));

    // then
    assertThat(visit.entered().timeMs()).isCloseTo(at(seconds(100)), within(20L));
    assertThat(visit.left().timeMs()).isCloseTo(at(seconds(250)), within(20L));
  }

  @Test
  void aFenceCountsInItsHoursAlone() {
    // given stories begin at 08:00 UTC, 09:00 in Berlin
    String hours =
        "\"schedule\": {\"zone\": \"Europe/Berlin\", \"weekly\": [{\"days\": [\"mon\"], \"from\":"
            + " \"09:03\", \"to\": \"09:05\"}]}";
    Reference reference = fence(Fences.box(1_000, 2_000, hours));
    DriveStory story = story().drive(36, seconds(150)).stand(minutes(10));

    // when
    Visit visit = only(run(reference, story));

    // then
    assertThat(visit.entered().timeMs()).isEqualTo(at(minutes(3)));
    assertThat(visit.left().timeMs()).isEqualTo(at(minutes(5)));
    assertThat(visit.closedBy()).isEqualTo(ClosedBy.FENCE);
  }

  @Test
  void ofMoreFencesThanAVehicleCanBeInThoseCountThatComeFirstByName() {
    // given forty that cover each other, told in both orders
    Reference ascending = new Reference();
    Reference descending = new Reference();
    for (int i = 0; i < 40; i++) {
      String body = Fences.box(1_000, 2_000);
      ascending.put(ReferenceKind.GEOFENCES, "f" + (10 + i), Depot.ALWAYS, body);
      descending.put(ReferenceKind.GEOFENCES, "f" + (49 - i), Depot.ALWAYS, body);
    }
    DriveStory story = story().drive(36, minutes(5));

    // when
    List<Visit> visits = visits(run(ascending, story));

    // then
    assertThat(visits).hasSize(GeofenceRule.MOST_STAYS);
    assertThat(visits).extracting(Visit::fenceId).contains("f10", "f41").doesNotContain("f42");
    assertThat(visits(run(descending, story))).containsExactlyInAnyOrderElementsOf(visits);
  }

  @Test
  void theOrderOfArrivalAndCheckpointsMakeNoDifference() {
    // given
    Reference reference =
        fence(Fences.box(1_000, 2_000, "\"dwell_limit_s\": 300"))
            .put(ReferenceKind.GEOFENCES, "gate", Depot.ALWAYS, Fences.circle(1_500, 40))
            .put(ReferenceKind.GEOFENCES, "town", Depot.ALWAYS, Fences.circle(0, 1_800));
    List<Telemetry> events =
        story().drive(36, seconds(150)).stand(minutes(8)).drive(36, minutes(2)).events();

    // when
    Findings inOrder = new TimelineRun(reference).apply(events).found;
    TimelineRun other = new TimelineRun(reference);
    for (int i = 0; i + 3 <= events.size(); i += 3) {
      other.apply(events.get(i + 2));
      other.apply(events.get(i));
      other.apply(events.get(i + 2));
      other.apply(events.get(i + 1));
      if (i % 99 == 0) {
        other.restore();
      }
    }

    // then
    assertThat(visits(inOrder)).hasSize(3);
    assertThat(visits(other.found)).containsExactlyInAnyOrderElementsOf(visits(inOrder));
    assertThat(other.found.alerts(DwellAlert.TYPE)).isEqualTo(inOrder.alerts(DwellAlert.TYPE));
  }
}
