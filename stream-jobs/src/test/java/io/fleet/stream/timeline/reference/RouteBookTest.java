package io.fleet.stream.timeline.reference;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.Routes;
import io.fleet.stream.rule.plan.PlannedRoute;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes in force, by vehicle and moment. */
class RouteBookTest {
  private static final String PLAN =
      "{\"vehicle_id\":\"van-1\",\"route_id\":\"r\",\"stops\":[{\"stop_id\":\"s\"}]}";

  private final Reference reference = new Reference();

  private static String route(String members) {
    return Routes.through(members, 0, 0, 1_000, 0);
  }

  private static String of(String... vehicleIds) {
    return route("\"vehicle_ids\": [\"" + String.join("\", \"", vehicleIds) + "\"]");
  }

  private SettingsInForce at(String vehicleId, Duration time) {
    return reference.data.at(vehicleId, null, DriveStory.at(time));
  }

  private List<PlannedRoute> routes(String vehicleId, Duration time) {
    return at(vehicleId, time).settings().routes();
  }

  @Test
  void aRouteThatNamesVehiclesIsTheirsFromItsVersionOnUntilItsEnd() {
    // given
    String until = ", \"valid_to\": \"2026-03-02T09:00:00Z\"";
    reference.put(
        ReferenceKind.ROUTES, "r", minutes(10), route("\"vehicle_ids\": [\"van-1\"]" + until));

    // then
    assertThat(routes("van-1", minutes(9))).isEmpty();
    assertThat(at("van-1", minutes(9)).toMs()).isEqualTo(DriveStory.at(minutes(10)));
    assertThat(routes("van-1", minutes(10))).extracting(PlannedRoute::routeId).containsExactly("r");
    assertThat(at("van-1", minutes(10)).toMs()).isEqualTo(DriveStory.at(minutes(60)));
    assertThat(routes("van-1", minutes(60))).isEmpty();
    assertThat(routes("van-2", minutes(10))).isEmpty();
  }

  @Test
  void aNewVersionIsTheSameRouteUnlessItsVehicleWasTakenOffInBetween() {
    // given
    reference
        .put(ReferenceKind.ROUTES, "r", minutes(0), of("van-1", "van-2"))
        .put(ReferenceKind.ROUTES, "r", minutes(5), of("van-1"))
        .put(ReferenceKind.ROUTES, "r", minutes(10), of("van-1", "van-2"));

    // then
    PlannedRoute kept = routes("van-1", minutes(11)).get(0);
    assertThat(kept.sinceMs()).isEqualTo(DriveStory.at(minutes(0)));
    assertThat(kept.fromMs()).isEqualTo(DriveStory.at(minutes(10)));
    assertThat(routes("van-2", minutes(6))).isEmpty();
    assertThat(routes("van-2", minutes(11)).get(0).sinceMs()).isEqualTo(DriveStory.at(minutes(10)));
  }

  @Test
  void aPlanBringsItsRouteWhicheverOfThemComesFirst() {
    // given the plan is there before its route
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), PLAN);
    assertThat(routes("van-1", minutes(1))).isEmpty();
    long seen = reference.data.changes();

    // when
    reference.put(ReferenceKind.ROUTES, "r", minutes(-5), route(""));

    // then
    assertThat(reference.data.changes()).isGreaterThan(seen);
    assertThat(routes("van-1", minutes(1))).extracting(PlannedRoute::planId).containsExactly("p");
    assertThat(routes("van-1", minutes(0).plusHours(24))).as("the plan is over").isEmpty();
    assertThat(routes("van-2", minutes(1))).isEmpty();
  }

  @Test
  void oneRouteByAPlanAndByItselfIsThePlans() {
    reference
        .put(ReferenceKind.ROUTES, "r", minutes(-5), of("van-1"))
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), PLAN);

    assertThat(routes("van-1", minutes(1))).extracting(PlannedRoute::planId).containsExactly("p");
  }

  @Test
  void aVehicleHasNoMoreThanEightAtOnceThoseOfPlansFirst() {
    // given
    for (int i = 0; i < 12; i++) {
      reference.put(ReferenceKind.ROUTES, "r-" + (char) ('a' + i), minutes(-5), of("van-1"));
    }
    reference
        .put(ReferenceKind.ROUTES, "r", minutes(-5), route(""))
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), PLAN);

    // then
    assertThat(routes("van-1", minutes(1)))
        .extracting(PlannedRoute::routeId)
        .containsExactly("r", "r-a", "r-b", "r-c", "r-d", "r-e", "r-f", "r-g");
  }

  @Test
  void aVersionThatComesLateIsNewsForWhoHadTheRouteAndWhoGetsIt() {
    // given
    reference.put(ReferenceKind.ROUTES, "r", minutes(0), of("van-1"));
    long seen = reference.data.news().count();

    // when
    reference.putLate(ReferenceKind.ROUTES, "r", minutes(5), of("van-2"), minutes(60));

    // then
    assertThat(earliest(seen, "van-1")).isEqualTo(DriveStory.at(minutes(5)));
    assertThat(earliest(seen, "van-2")).isEqualTo(DriveStory.at(minutes(5)));
    assertThat(earliest(seen, "van-3")).isEqualTo(News.NOTHING);
  }

  private long earliest(long seen, String vehicleId) {
    return reference
        .data
        .news()
        .earliestAfter(seen, vehicleId, new Whereabouts(null), scan -> false);
  }

  @Test
  void anOlderVersionAndTheSameAgainSayNothing() {
    reference.put(ReferenceKind.ROUTES, "r", minutes(0), of("van-1"));
    int size = reference.data.size();

    reference.put(ReferenceKind.ROUTES, "r", minutes(0), of("van-2"));

    assertThat(reference.data.size()).isEqualTo(size);
    assertThat(routes("van-2", minutes(1))).hasSize(1);
    assertThat(routes("van-1", minutes(1))).isEmpty();
  }

  @Test
  void whatIsReplacedLongAgoIsForgotten() {
    // given
    reference.put(ReferenceKind.ROUTES, "r", minutes(0), of("van-1"));
    reference.put(ReferenceKind.ROUTES, "r", minutes(5), of("van-1"));

    // when something comes 40 days later
    reference.put(ReferenceKind.ROUTES, "other", Duration.ofDays(40), of("van-2"));

    // then
    assertThat(reference.data.size()).isEqualTo(2);
    assertThat(routes("van-1", Duration.ofDays(41))).hasSize(1);
  }
}
