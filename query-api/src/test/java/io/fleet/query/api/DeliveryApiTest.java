package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops of plans, windows by day and place, and where it takes long. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DeliveryApiTest {
  private static final String RANGE = "from=2018-05-01T00:00:00Z&to=2018-05-03T00:00:00Z";
  private static final String OF_VANS = "vehicle_id=dlv-van,dlv-bus&" + RANGE;

  Store store;

  @BeforeEach
  void twoPlans() {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('delivery-plans', 'dlv-p', '2018-05-01 06:00:00', 1, 0, false, '2018-05-01 06:00:00', 'test',
                '{"vehicle_id":"dlv-van","stops":[{"stop_id":"gone"}]}'),
               ('delivery-plans', 'dlv-p', '2018-05-01 07:00:00', 2, 0, false, '2018-05-01 07:00:00', 'test',
                '{"vehicle_id":"dlv-van","stops":[{"stop_id":"s1","lat":48.137,"lon":11.575},{"stop_id":"s2","lat":48.2,"lon":11.6,"window_from":"2018-05-01T08:00:00Z","window_to":"2018-05-01T09:00:00Z","service_s":300}]}')
        """);
    stop("dlv-van", "dlv-p", "s1", 1, "arrived", "open", "08:00", "08:00", null);
    stop("dlv-van", "dlv-p", "s1", 2, "departed", "late", "08:00", "08:10", "08:20");
    stop("dlv-bus", "dlv-q", "x", 1, "departed", "on_time", "08:15", "08:30", "08:35");
  }

  /** A stop at one place, planned to take 300 s, whose window ends at 08:05. */
  private void stop(
      String vehicle,
      String plan,
      String stop,
      int version,
      String state,
      String sla,
      String arrived,
      String service,
      String departed) {
    String gone = departed == null ? "NULL" : "'2018-05-01 " + departed + ":00'";
    String dwell =
        departed == null
            ? "NULL"
            : "dateDiff('millisecond', service_at, assumeNotNull(departed_at))";
    store.execute(
        """
        INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, delivery_stop_id, version, withdrawn, sequence, driven_sequence, state,
                                          source, arrived_at, service_at, departed_at, dwell_ms, sla_basis, sla, window_to, planned_service_ms,
                                          place_distance_m, lat_e6, lon_e6)
        SELECT '%s', '2018-05-01 06:00:00', '%s', '%s', generateUUIDv4(), %d, 0, 1, 1, '%s', 'place',
               toDateTime64('2018-05-01 %s:00', 3, 'UTC') AS arrived_at, toDateTime64('2018-05-01 %s:00', 3, 'UTC') AS service_at,
               CAST(%s, 'Nullable(DateTime64(3, \\'UTC\\'))') AS departed_at, %s, 'arrival', '%s', '2018-05-01 08:05:00', 300000, 12, 48137000, 11575000
        """
            .formatted(vehicle, plan, stop, version, state, arrived, service, gone, dwell, sla));
  }

  @Test
  void eachStopOfAPlanIsToldOnceAndThoseThatNothingHasBecomeOfAsTheyArePlanned() {
    // when
    JsonPath stops = Client.ok(Client.viewer(), "/v1/delivery-stops?plan_id=dlv-p&" + RANGE);

    // then
    assertThat(stops.getList("items.stop_id")).containsExactly("s1", "s2");
    assertThat(stops.getList("items.state")).containsExactly("departed", "planned");
    assertThat(stops.getList("items.sla")).containsExactly("late", "open");
    assertThat(stops.getLong("items[0].version")).isEqualTo(2);
    assertThat(stops.getDouble("items[0].dwell_s")).isEqualTo(600);
    assertThat(stops.getDouble("items[0].waiting_s")).isEqualTo(600);
    assertThat(stops.getDouble("items[0].late_s")).isEqualTo(-300);
    assertThat(stops.getInt("items[1].sequence")).isEqualTo(2);
    assertThat(stops.getDouble("items[1].planned_service_s")).isEqualTo(300);
    assertThat(stops.getString("items[1].window_to")).isEqualTo("2018-05-01T09:00:00.000Z");
    assertThat(stops.getMap("items[1]")).doesNotContainKeys("arrived_at", "updated_at");
  }

  @Test
  void stopsAreNarrowedAndPaged() {
    assertThat(stopIds("&state=planned")).containsExactly("s2");
    assertThat(stopIds("&sla=on_time")).containsExactly("x");
    JsonPath first = Client.ok(Client.viewer(), "/v1/delivery-stops?limit=2&" + OF_VANS);
    String next = "/v1/delivery-stops?limit=2&" + OF_VANS + "&cursor=" + first.getString("next");
    assertThat(first.getList("items.stop_id")).containsExactly("x", "s1");
    assertThat(Client.ok(Client.viewer(), next).getList("items.stop_id")).containsExactly("s2");
  }

  private static java.util.List<String> stopIds(String more) {
    return Client.ok(Client.viewer(), "/v1/delivery-stops?" + OF_VANS + more)
        .getList("items.stop_id");
  }

  @Test
  void windowsAreCountedByDayAndByPlace() {
    // when
    JsonPath days = Client.ok(Client.viewer(), "/v1/delivery-days?" + OF_VANS);
    JsonPath sites = Client.ok(Client.viewer(), "/v1/delivery-days?by=site&" + OF_VANS);

    // then
    assertThat(days.getList("items.day")).containsExactly("2018-05-01");
    assertThat(days.getInt("items[0].stops")).isEqualTo(2);
    assertThat(days.getInt("items[0].late")).isEqualTo(1);
    assertThat(days.getDouble("items[0].on_time_share")).isEqualTo(0.5);
    assertThat(days.getMap("items[0]")).doesNotContainKey("site");
    assertThat(sites.getString("items[0].site")).isNotEmpty();
    assertThat(sites.getDouble("items[0].position.lat")).isEqualTo(48.137);
  }

  @Test
  void aPlaceWhereItTakesLongerThanPlannedIsABottleneckAndWhoWaitsThereIsCounted() {
    // when
    JsonPath sites = Client.ok(Client.viewer(), "/v1/delivery-sites?" + OF_VANS);

    // then
    assertThat(sites.getList("items.hour")).containsExactly(8);
    assertThat(sites.getInt("items[0].vehicles")).isEqualTo(2);
    assertThat(sites.getDouble("items[0].dwell_p90_s")).isEqualTo(600);
    assertThat(sites.getDouble("items[0].over_s")).isEqualTo(300);
    assertThat(sites.getBoolean("items[0].bottleneck")).isTrue();
    assertThat(sites.getInt("items[0].queued")).as("the bus came before the van left").isEqualTo(1);
    assertThat(sites.getInt("items[0].most_at_once")).isEqualTo(2);
  }

  @Test
  void whoServesTwoStopsAtOnePlaceDoesNotQueueBehindItselfAndAThirdVehicleMakesThree() {
    // given
    stop("dlv-own", "dlv-r", "a", 1, "departed", "on_time", "12:00", "12:00", "12:20");
    stop("dlv-own", "dlv-r", "b", 1, "departed", "on_time", "12:00", "12:00", "12:20");
    stop("dlv-one", "dlv-s", "a", 1, "departed", "on_time", "14:00", "14:00", "14:50");
    stop("dlv-two", "dlv-t", "a", 1, "departed", "on_time", "14:10", "14:20", "14:50");
    stop("dlv-three", "dlv-u", "a", 1, "departed", "on_time", "14:30", "14:40", "14:50");
    stop("dlv-three", "dlv-u", "b", 1, "departed", "on_time", "14:55", "14:55", "14:58");

    // when
    JsonPath sites =
        Client.ok(
            Client.viewer(),
            "/v1/delivery-sites?sort=site_hour&vehicle_id=dlv-own,dlv-one,dlv-two,dlv-three&"
                + RANGE);

    // then
    assertThat(sites.getList("items.hour")).containsExactly(12, 14);
    assertThat(sites.getList("items.queued")).containsExactly(0, 2);
    assertThat(sites.getList("items.most_at_once")).containsExactly(1, 3);
  }
}
