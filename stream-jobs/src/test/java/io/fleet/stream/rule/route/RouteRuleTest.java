package io.fleet.stream.rule.route;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Alert;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.Routes;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.route.OffRoute.ClosedBy;
import io.fleet.stream.rule.route.RouteRun.Phase;
import io.fleet.stream.rule.trip.Trip;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vehicles that go north at 10 m/s. The route goes 500 m to the east after 1 km and comes back to
 * their way after 3 km; it ends 8 km to the north.
 */
class RouteRuleTest {
  private static final Duration ALWAYS = Duration.ofDays(-1_000);
  private static final String TOUR = "tour";
  private static final double[] BOW = {0, 0, 1_000, 0, 1_000, 500, 3_000, 500, 3_000, 0, 8_000, 0};
  private static final double[] STRAIGHT = {0, 0, 8_000, 0};

  @Test
  void whoLeavesTheRouteIsOffItFromTheFirstFixBeyondToTheFirstOneBack() {
    // given
    DriveStory story = story().drive(36, seconds(900)).stand(minutes(8));

    // when
    Findings found = run(of(Routes.ofVan(BOW)), story);

    // then
    OffRoute episode = only(found);
    assertThat(episode.closedBy()).isEqualTo(ClosedBy.BACK);
    assertThat(episode.left().timeMs()).isCloseTo(at(seconds(110)), within(1_000L));
    assertThat(episode.back().timeMs()).isCloseTo(at(seconds(290)), within(1_000L));
    assertThat(episode.maxOffMm()).isCloseTo(500_000, within(1_000L));
    assertThat(episode.drivenMm()).isCloseTo(1_800_000, within(12_000L));
    assertThat(episode.leftAlongMm()).isCloseTo(1_000_000, within(2_000L));
    assertThat(episode.backAlongMm()).isCloseTo(4_000_000, within(2_000L));
    assertThat(episode.tripId()).isEqualTo(found.trips().get(0).tripId());
    AlertFinding alert = found.alerts(RouteAlert.TYPE).get(0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alert.startedAtMs()).isEqualTo(episode.left().timeMs());
    assertThat(alert.endedAtMs()).isEqualTo(episode.back().timeMs());
    assertThat(alert.data()).containsEntry("route_id", TOUR).containsEntry("closed_by", "back");
  }

  @Test
  void everyMetreOfTheTripIsInsideOrOffOrBeforeOrAfter() {
    // given it comes to the route after 2 km, and drives 1 km beyond its end
    DriveStory story = story().drive(36, seconds(1_100)).stand(minutes(8));
    double[] route = new double[BOW.length];
    for (int i = 0; i < BOW.length; i++) {
      route[i] = i % 2 == 0 ? BOW[i] + 2_000 : BOW[i];
    }

    // when
    Findings found = run(of(Routes.ofVan(route)), story);

    // then
    RouteRun run = onlyRun(found);
    Trip trip = found.trips().get(0);
    assertThat(run.tripId()).isEqualTo(trip.tripId());
    assertThat(run.metres().sumMm()).isEqualTo(trip.distanceMm());
    assertThat(run.metres().beforeMm()).isCloseTo(1_900_000, within(12_000L));
    assertThat(run.metres().offMm()).isCloseTo(1_800_000, within(12_000L));
    assertThat(run.metres().afterMm()).isCloseTo(1_100_000, within(12_000L));
    assertThat(run.phase()).isEqualTo(Phase.COMPLETED);
    assertThat(run.completedAtMs()).isCloseTo(at(seconds(990)), within(1_100L));
    assertThat(run.open()).isFalse();
    assertThat(run.episodes()).isEqualTo(1);
    assertThat(run.lengthMm()).isCloseTo(9_000_000, within(10_000L));
  }

  @ParameterizedTest
  @CsvSource({"29, 0", "30, 1"})
  void soLongOffTheRouteCounts(long offS, int episodes) {
    // given it is more than 100 m beyond where the route turns away from 115 s on
    Reference reference = of(Routes.ofVan(0, 0, 1_045, 0, 1_045, 9_000));

    // when the last fix comes so long after that
    DriveStory story = story().drive(36, seconds(115 + offS + 1));

    // then
    assertThat(run(reference, story).only(OffRoute.class)).hasSize(episodes);
  }

  @Test
  void theRoutesOwnCorridorStandsBeforeTheRules() {
    DriveStory story = story().drive(36, seconds(900));
    String wide = Routes.through("\"vehicle_ids\": [\"van-1\"], \"corridor_m\": 600", BOW);

    assertThat(run(of(wide), story).only(OffRoute.class)).isEmpty();
    Reference rules = of(Routes.ofVan(BOW)).rules("fleet", "{\"route\": {\"off_m\": 600}}");
    assertThat(run(rules, story).only(OffRoute.class)).isEmpty();
    Reference slow = of(Routes.ofVan(BOW)).rules("fleet", "{\"route\": {\"off_s\": 200}}");
    assertThat(run(slow, story).only(OffRoute.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"450, 0", "350, 1"})
  void whatAReceiverMayErrIsNotOff(double accuracyM, int episodes) {
    DriveStory story =
        story().saying(b -> b.set(TelemetryField.ACCURACY, accuracyM)).drive(36, seconds(900));

    assertThat(run(of(Routes.ofVan(BOW)), story).only(OffRoute.class)).hasSize(episodes);
  }

  @Test
  void theWayToTheRouteIsNotOffIt() {
    // given the route begins 3 km to the north
    Findings found =
        run(
            of(Routes.ofVan(3_000, 0, 8_000, 0)),
            story().drive(36, seconds(250)).stand(minutes(8)));

    // then
    assertThat(found.only(OffRoute.class)).isEmpty();
    assertThat(onlyRun(found).phase()).isEqualTo(Phase.APPROACHING);
    assertThat(onlyRun(found).metres().sumMm()).isEqualTo(onlyRun(found).metres().beforeMm());
  }

  @Test
  void aSilenceEndsAnEpisodeAtTheLastFix() {
    TimelineRun run =
        new TimelineRun(of(Routes.ofVan(BOW))).apply(story().drive(36, seconds(200)).events());
    assertThat(run.found.only(OffRoute.class)).singleElement().matches(OffRoute::isOpen);

    run.silence(minutes(16));

    OffRoute episode = only(run.found);
    assertThat(episode.closedBy()).isIn(ClosedBy.GAP, ClosedBy.TRIP_END);
    assertThat(episode.back().timeMs()).isEqualTo(at(seconds(199)));
    assertThat(episode.backAlongMm()).isEqualTo(OffRoute.NOWHERE);
  }

  @Test
  void aTripsEndEndsAnEpisodeAndTheNextTripGoesOnWithTheRoute() {
    // given it stands for 10 min off the route, and goes on
    DriveStory story =
        story()
            .drive(36, seconds(200))
            .stand(minutes(10))
            .drive(36, seconds(600))
            .stand(minutes(8));

    // when
    Findings found = run(of(Routes.ofVan(BOW)), story);

    // then
    List<OffRoute> episodes = found.only(OffRoute.class);
    assertThat(episodes)
        .extracting(OffRoute::closedBy)
        .containsExactly(ClosedBy.TRIP_END, ClosedBy.BACK);
    assertThat(episodes.get(1).left().timeMs()).isCloseTo(at(seconds(800)), within(2_000L));
    List<RouteRun> runs = found.only(RouteRun.class);
    assertThat(runs).hasSize(2).extracting(RouteRun::episodes).containsExactly(1, 1);
    for (int i = 0; i < 2; i++) {
      assertThat(runs.get(i).metres().sumMm()).isEqualTo(found.trips().get(i).distanceMm());
    }
  }

  @Test
  void aPlanPutsItsVehicleOnARouteUntilItsEndIsReached() {
    // given a route that names nobody, and a plan that names it
    Reference reference =
        of(Routes.through("", STRAIGHT)).put(ReferenceKind.DELIVERY_PLANS, "p-1", ALWAYS, "{}");
    reference.put(
        ReferenceKind.DELIVERY_PLANS,
        "p-1",
        Duration.ZERO,
        "{\"vehicle_id\": \"van-1\", \"route_id\": \"tour\", \"stops\": [{\"stop_id\": \"s\"}]}");

    // when it drives it, and 3 km on after a stop
    DriveStory story =
        story().drive(36, seconds(800)).stand(minutes(8)).drive(36, seconds(300)).stand(minutes(8));
    Findings found = run(reference, story);

    // then
    assertThat(found.only(OffRoute.class)).isEmpty();
    List<RouteRun> runs = found.only(RouteRun.class);
    assertThat(runs).extracting(RouteRun::planId).containsOnly("p-1");
    assertThat(runs.get(1).metres().afterMm()).isEqualTo(runs.get(1).metres().sumMm());
  }

  @Test
  void aStandingRouteIsDrivenAnewOnEachTrip() {
    DriveStory story =
        story().drive(36, seconds(800)).stand(minutes(8)).appear(-8_000).stand(minutes(20));
    Findings found =
        run(of(Routes.ofVan(STRAIGHT)), story.drive(36, seconds(800)).stand(minutes(8)));

    assertThat(found.only(RouteRun.class))
        .extracting(RouteRun::phase)
        .contains(Phase.COMPLETED, Phase.COMPLETED);
  }

  @Test
  void aStandingRouteThatWasLeftUnfinishedIsDrivenAnewAfterANight() {
    // given it stays 2 km off the route after a part of it, for a night or for an hour
    DriveStory story = story().drive(36, seconds(400)).stand(minutes(8));
    double[] turnsAway = {0, 0, 2_000, 0, 2_000, 20_000};
    DriveStory hour = story.every(minutes(1)).stand(minutes(60)).every(seconds(1));
    Findings after = run(of(Routes.ofVan(turnsAway)), hour.drive(36, seconds(200)));
    DriveStory night =
        story().drive(36, seconds(400)).stand(minutes(8)).every(minutes(1)).stand(minutes(300));
    Findings anew =
        run(of(Routes.ofVan(turnsAway)), night.every(seconds(1)).drive(36, seconds(200)));

    // then
    assertThat(after.only(OffRoute.class)).hasSize(2);
    assertThat(anew.only(OffRoute.class)).hasSize(1);
    assertThat(anew.only(RouteRun.class))
        .extracting(RouteRun::phase)
        .containsExactly(Phase.ON, Phase.APPROACHING);
  }

  @Test
  void aRouteThatIsTakenBackEndsItsEpisodeAndItsRun() {
    Reference reference = of(Routes.ofVan(BOW)).delete(ReferenceKind.ROUTES, TOUR, seconds(200));

    Findings found = run(reference, story().drive(36, seconds(400)).stand(minutes(8)));

    assertThat(only(found).closedBy()).isEqualTo(ClosedBy.ROUTE);
    assertThat(onlyRun(found).endedAtMs()).isEqualTo(at(seconds(199)));
    assertThat(onlyRun(found).metres().insideMm()).isCloseTo(1_100_000, within(12_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[11, 48]]}}",
        "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[11, 48], [11, 48]]}}",
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [11, 48]}}",
        "{\"geometry\": null}",
        "{}"
      })
  void whatIsNoLineIsNoRoute(String body) {
    String named = body.substring(0, body.length() - 1) + (body.length() > 2 ? ", " : "");
    Reference reference = of(named + "\"vehicle_ids\": [\"van-1\"]}");

    Findings found = run(reference, story().drive(36, seconds(400)));

    assertThat(found.failures).isEmpty();
    assertThat(found.only(RouteRun.class)).isEmpty();
    assertThat(reference.data.passedOver()).isPositive();
  }

  @Test
  void aVehicleOnTwoRoutesIsHeldAgainstEach() {
    Reference reference =
        of(Routes.ofVan(BOW)).put(ReferenceKind.ROUTES, "other", ALWAYS, Routes.ofVan(STRAIGHT));

    Findings found = run(reference, story().drive(36, seconds(900)).stand(minutes(8)));

    assertThat(found.only(OffRoute.class)).extracting(OffRoute::routeId).containsExactly(TOUR);
    assertThat(found.only(RouteRun.class))
        .extracting(RouteRun::routeId)
        .containsExactlyInAnyOrder(TOUR, "other");
  }

  @Test
  void aRouteOfTenThousandPositionsThatCrossesItselfIsOne() {
    double[] eights = new double[20_000];
    for (int i = 0; i < 10_000; i++) {
      double turn = i * 2 * Math.PI / 500;
      eights[2 * i] = 300 * Math.sin(turn);
      eights[2 * i + 1] = 300 * Math.sin(2 * turn);
    }

    Findings found =
        run(of(Routes.ofVan(eights)), story().drive(36, seconds(100)).stand(minutes(8)));

    assertThat(found.failures).isEmpty();
    assertThat(onlyRun(found).metres().sumMm()).isEqualTo(found.trips().get(0).distanceMm());
  }

  private static DriveStory story() {
    return DriveStory.of("van-1");
  }

  private static Reference of(String body) {
    return new Reference().put(ReferenceKind.ROUTES, TOUR, ALWAYS, body);
  }

  private static Findings run(Reference reference, DriveStory story) {
    return new TimelineRun(reference).apply(story.events()).found;
  }

  private static OffRoute only(Findings found) {
    assertThat(found.only(OffRoute.class)).hasSize(1);
    return found.only(OffRoute.class).get(0);
  }

  private static RouteRun onlyRun(Findings found) {
    assertThat(found.only(RouteRun.class)).hasSize(1);
    return found.only(RouteRun.class).get(0);
  }
}
