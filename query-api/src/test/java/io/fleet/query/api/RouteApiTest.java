package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned routes, and how vehicles kept to them. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class RouteApiTest {
  private static final String RANGE = "from=2019-07-01T00:00:00Z&to=2019-07-05T00:00:00Z";
  private static final String RUNS = "/v1/route-runs?" + RANGE;
  private static final String EPISODES = "/v1/off-route-episodes?" + RANGE;

  Store store;

  @BeforeEach
  void twoVehiclesOnOneRoute() {
    store.execute(
        """
        INSERT INTO fleet.route_runs (vehicle_id, started_at, run_id, version, withdrawn, route_id, plan_id, since, trip_id, driver_id, state, phase, ended_at, before_mm, inside_mm, off_mm, after_mm, length_mm, reached_mm, covered_mm, episodes, max_off_mm, completed_at)
        VALUES ('rt-van', '2019-07-01 08:00:00', '%1$s', 1000, 0, 'rt-tour', 'rt-plan', '2019-07-01 06:00:00', '%5$s', 'rt-drv', 'open', 'on_route', '2019-07-01 08:20:00', 0, 1000000, 0, 0, 20000000, 1000000, 1000000, 0, 0, NULL),
               ('rt-van', '2019-07-01 08:00:00', '%1$s', 2000, 0, 'rt-tour', 'rt-plan', '2019-07-01 06:00:00', '%5$s', 'rt-drv', 'closed', 'on_route', '2019-07-01 09:00:00', 500000, 9000000, 3000000, 0, 20000000, 10000000, 9000000, 1, 412600, NULL),
               ('rt-van', '2019-07-01 10:00:00', '%2$s', 1000, 0, 'rt-tour', 'rt-plan', '2019-07-01 06:00:00', '%6$s', 'rt-drv', 'closed', 'completed', '2019-07-01 11:00:00', 0, 8000000, 0, 700000, 20000000, 20000000, 17000000, 0, 0, '2019-07-01 10:55:00'),
               ('rt-bus', '2019-07-02 08:00:00', '%3$s', 1000, 0, 'rt-tour', '', '2019-07-02 00:00:00', '%7$s', '', 'closed', 'approaching', '2019-07-02 09:00:00', 4000000, 0, 0, 0, 20000000, 0, 0, 0, 0, NULL),
               ('rt-bus', '2019-07-03 08:00:00', '%4$s', 1000, 0, 'rt-tour', '', '2019-07-02 00:00:00', '%8$s', '', 'open', 'on_route', '2019-07-03 09:00:00', 0, 1, 0, 0, 20000000, 0, 0, 0, 0, NULL),
               ('rt-bus', '2019-07-03 08:00:00', '%4$s', 1001, 1, 'rt-tour', '', '2019-07-02 00:00:00', '%8$s', '', 'open', 'on_route', '2019-07-03 09:00:00', 0, 1, 0, 0, 20000000, 0, 0, 0, 0, NULL)
        """
            .formatted(id(1), id(2), id(3), id(4), id(11), id(12), id(13), id(14)));
    store.execute(
        """
        INSERT INTO fleet.off_route_episodes (vehicle_id, started_at, episode_id, version, withdrawn, route_id, plan_id, trip_id, driver_id, state, closed_by, ended_at, max_off_mm, distance_mm, left_along_mm, back_along_mm, left_lat_e6, left_lon_e6, back_lat_e6, back_lon_e6)
        VALUES ('rt-van', '2019-07-01 08:30:00', '%1$s', 1000, 0, 'rt-tour', 'rt-plan', '%2$s', 'rt-drv', 'closed', 'back', '2019-07-01 08:40:00.500', 412600, 3000000, 5000000, 7000000, 48000000, 11000000, 48001000, 11000000),
               ('rt-bus', '2019-07-02 08:30:00', '%3$s', 1000, 0, 'rt-tour', '', NULL, '', 'open', '', NULL, 900000, 0, 0, NULL, 48000000, 11000000, NULL, NULL)
        """
            .formatted(id(21), id(11), id(22)));
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms)
        VALUES ('rt-van', '2019-07-01 08:00:00', '%s', 1, 'closed', 'rt-drv', '2019-07-01 09:00:00', 12500000, 3600000)
        """
            .formatted(id(11)));
  }

  private static String id(int number) {
    return "eeeeeeee-2019-5000-8000-%012d".formatted(number);
  }

  @Test
  void eachRunStandsThereOnceWithItsShare() {
    JsonPath list = Client.ok(Client.viewer(), RUNS);

    assertThat(list.getList("items.run_id")).containsExactly(id(3), id(2), id(1));
    assertThat(list.getDouble("items[2].compliance")).isEqualTo(0.75);
    assertThat(list.getDouble("items[2].progress")).isEqualTo(0.5);
    assertThat(list.getDouble("items[2].before_m")).isEqualTo(500);
    assertThat(list.getString("items[0].compliance")).isNull();
    assertThat(list.getString("items[0].plan_id")).isNull();
    assertThat(list.getString("items[1].completed_at")).isEqualTo("2019-07-01T10:55:00.000Z");
  }

  @Test
  void runsAreNarrowedAndPaged() {
    assertThat(ids(RUNS + "&phase=completed", "run_id")).containsExactly(id(2));
    assertThat(ids(RUNS + "&trip_id=" + id(11), "run_id")).containsExactly(id(1));
    assertThat(ids(RUNS + "&plan_id=rt-plan&sort=started_at", "run_id"))
        .containsExactly(id(1), id(2));
    assertThat(ids(RUNS + "&vehicle_id=rt-bus&route_id=rt-tour", "run_id")).containsExactly(id(3));
    String next = Client.ok(Client.viewer(), RUNS + "&limit=2").getString("next");
    assertThat(ids(RUNS + "&limit=2&cursor=" + next, "run_id")).containsExactly(id(1));
    assertThat(Client.viewer().get(RUNS + "&phase=lost").statusCode()).isEqualTo(400);
  }

  @Test
  void episodesAreNarrowedAndSorted() {
    assertThat(ids(EPISODES, "episode_id")).containsExactly(id(22), id(21));
    assertThat(ids(EPISODES + "&sort=-max_off_m", "episode_id")).containsExactly(id(22), id(21));
    JsonPath one = Client.ok(Client.viewer(), EPISODES + "&driver_id=rt-drv&state=closed");
    assertThat(one.getDouble("items[0].duration_s")).isEqualTo(600.5);
    assertThat(one.getDouble("items[0].back_along_m")).isEqualTo(7_000);
    assertThat(one.getDouble("items[0].back.lat")).isEqualTo(48.001);
    assertThat(Client.viewer().accept("text/csv").get(EPISODES).asString())
        .startsWith("episode_id,version,updated_at,vehicle_id,route_id");
  }

  @Test
  void aRouteSaysHowEachVehicleKeptToIt() {
    JsonPath list = Client.ok(Client.viewer(), "/v1/routes/rt-tour/compliance?" + RANGE);

    assertThat(list.getList("items.vehicle_id")).containsExactly("rt-bus", "rt-van");
    assertThat(list.getDouble("items[1].compliance")).isEqualTo(0.85);
    assertThat(list.getInt("items[1].trips")).isEqualTo(2);
    assertThat(list.getInt("items[1].completed")).isEqualTo(1);
    assertThat(list.getDouble("items[1].progress")).isEqualTo(1);
    assertThat(list.getString("items[0].compliance")).isNull();
    assertThat(ids("/v1/routes/rt-nobodys/compliance?" + RANGE, "key")).isEmpty();
  }

  @Test
  void aTripShowsItsShareAndItsTimesOffTheRoute() {
    JsonPath runs = Client.ok(Client.viewer(), RUNS + "&trip_id=" + id(11));
    assertThat(runs.getList("items.compliance", Double.class)).containsExactly(0.75);

    List<String> kinds =
        Client.ok(Client.viewer(), "/v1/trips/" + id(11) + "/events").getList("items.kind");
    assertThat(kinds).containsExactly("off_route");
  }

  @Test
  void routesInForceSayWhoIsToTakeThem() {
    // given a route that was given to another since, one that is over, and one of a plan
    String day = "{\"vehicle_id\":\"rt-2\",\"route_id\":\"rt-b\",\"stops\":[{\"stop_id\":\"s\"}]}";
    reference("routes", "rt-a", "2020-01-01T00:00:00Z", false, line("rt-1"));
    reference("routes", "rt-a", "2020-02-01T00:00:00Z", false, line("rt-2"));
    reference("routes", "rt-b", "2020-01-01T00:00:00Z", false, line(""));
    reference("routes", "rt-c", "2020-01-01T00:00:00Z", true, "{}");
    reference("delivery-plans", "rt-now", Instant.now().minus(1, ChronoUnit.HOURS), false, day);
    reference("delivery-plans", "rt-then", Instant.now().minus(9, ChronoUnit.DAYS), false, day);

    // when
    JsonPath a = Client.ok(Client.viewer(), "/v1/routes?route_id=rt-a");
    JsonPath b = Client.ok(Client.viewer(), "/v1/routes?route_id=rt-b");

    // then
    assertThat(a.getList("items.route_id")).containsExactly("rt-a");
    assertThat(a.<String>getList("items[0].vehicle_ids")).containsExactly("rt-2");
    assertThat(a.getString("items[0].geometry.type")).isEqualTo("LineString");
    assertThat(a.getDouble("items[0].geometry.coordinates[1][1]")).isEqualTo(49);
    assertThat(b.<String>getList("items[0].vehicle_ids")).containsExactly("rt-2");
    assertThat(ids("/v1/routes?vehicle_id=rt-2", "route_id")).containsExactly("rt-a", "rt-b");
    assertThat(ids("/v1/routes?vehicle_id=rt-1", "route_id")).isEmpty();
    assertThat(ids("/v1/routes?vehicle_id=rt-2&from=2020-01-15T00:00:00Z", "route_id"))
        .containsExactly("rt-a");
    assertThat(ids("/v1/routes?route_id=rt-c", "route_id")).isEmpty();
  }

  private static String line(String vehicleId) {
    String vehicles = vehicleId.isEmpty() ? "" : '"' + vehicleId + '"';
    return "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[11,48],[11,49]]},\"vehicle_ids\":["
        + vehicles
        + "]}";
  }

  private void reference(String kind, String id, Instant from, boolean deleted, String body) {
    reference(kind, id, from.truncatedTo(ChronoUnit.SECONDS).toString(), deleted, body);
  }

  private void reference(String kind, String id, String from, boolean deleted, String body) {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('%s', '%s', '%s', 1, 0, %s, '2020-01-01 00:00:00.000', 'test', '%s')
        """
            .formatted(
                kind,
                id,
                from.replace("T", " ").replace("Z", ""),
                deleted ? "true" : "false",
                body));
  }

  private static List<String> ids(String path, String member) {
    return Client.ok(Client.viewer(), path).getList("items." + member);
  }
}
