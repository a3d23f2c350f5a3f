package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class TripApiTest {
  private static final String A = "aaaaaaaa-0000-5000-8000-000000000001";
  private static final String B = "aaaaaaaa-0000-5000-8000-000000000002";
  private static final String GONE = "aaaaaaaa-0000-5000-8000-000000000003";

  Store store;

  @BeforeEach
  void twoTripsOneOfThemCorrectedAndOneWithdrawn() {
    trip(A, "08:00:00", 1, 0, "open", 1_000_000);
    trip(A, "08:00:00", 2, 0, "closed", 18_589_412);
    trip(B, "10:00:00", 1, 0, "open", 500_500);
    trip(GONE, "09:00:00", 1, 0, "closed", 1);
    trip(GONE, "09:00:00", 2, 1, "closed", 1);
    store.execute(
        """
        INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash, driver_id, lat_e6, lon_e6,
                                       distance_m, duration_s, status)
        VALUES ('bus-1', 'app-77', '2026-01-30 08:00:00.000', 'trip_start', 1, 'drv-9', 52000000, 13000000, NULL, NULL, ''),
               ('bus-1', 'app-77', '2026-01-30 08:30:00.000', 'trip_end', 1, 'drv-9', 52100000, 13100000, 12345, 1800, 'ok')
        """);
  }

  private void trip(String id, String start, int version, int withdrawn, String state, long mm) {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id, ended_at,
                                 distance_mm, moving_ms, standing_ms, idle_ms, stops, max_speed_ckmph, overspeed_episodes,
                                 start_lat_e6, start_lon_e6)
        VALUES ('bus-1', '2026-01-31 %s.000', '%s', %d, %d, '%s', '%s', 'drv-2', '2026-01-31 10:30:00.500', %d, 1902000,
                481000, 455000, 3, 7120, 1, -25437231, -49269993)
        """
            .formatted(
                start, id, version, withdrawn, state, state.equals("open") ? "" : "standing", mm));
  }

  @Test
  void theListShowsEachTripOnceInItsNewestVersionNewestFirst() {
    // when
    JsonPath trips = Client.ok(Client.viewer(), "/v1/trips?vehicle_id=bus-1");

    // then
    assertThat(trips.getList("items.trip_id")).containsExactly(B, A, "app-77");
    assertThat(trips.getList("items.state")).containsExactly("open", "closed", "closed");
    assertThat(trips.getList("items.source")).containsExactly("detected", "detected", "declared");
    assertThat(trips.getString("next")).isNull();
  }

  @Test
  void theTableOfDetectedTripsTellsWhatTheViewOfAllTrips() {
    for (String sort : List.of("-started_at", "started_at", "distance_m", "-duration_s")) {
      for (String to : List.of("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z")) {
        // a month of one vehicle and a few days of all; a declared trip among them or none
        for (String which : List.of("vehicle_id=bus-1&", "")) {
          // given
          String time = "from=2026-01-30T00:00:00Z&to=" + to + "&sort=" + sort;
          List<Object> mixed = items("/v1/trips?limit=1000&" + which + time);

          // when
          List<Object> detected = items("/v1/trips?limit=1000&source=detected&" + which + time);
          List<Object> withoutDeclared =
              items("/v1/trips?limit=1000&" + which + time.replace("01-30T00", "01-30T09"));

          // then
          assertThat(mixed).hasSizeGreaterThanOrEqualTo(3);
          assertThat(detected).as(time).isEqualTo(detected(mixed)).isEqualTo(withoutDeclared);
        }
      }
    }
  }

  private static List<Object> items(String path) {
    return Client.ok(Client.viewer(), path).getList("items");
  }

  private static List<Object> detected(List<Object> trips) {
    return trips.stream()
        .filter(trip -> "detected".equals(((Map<?, ?>) trip).get("source")))
        .toList();
  }

  @Test
  void aTripTellsWhatIsKnownWithUnitsInItsNames() {
    // when
    JsonPath trip = Client.ok(Client.viewer(), "/v1/trips/" + A);

    // then
    assertThat(trip.getInt("version")).isEqualTo(2);
    assertThat(trip.getBoolean("withdrawn")).isFalse();
    assertThat(trip.getString("updated_at")).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(trip.getString("started_at")).isEqualTo("2026-01-31T08:00:00.000Z");
    assertThat(trip.getString("ended_at")).isEqualTo("2026-01-31T10:30:00.500Z");
    assertThat(trip.getDouble("distance_m")).isEqualTo(18_589.412);
    assertThat(trip.getDouble("duration_s")).isEqualTo(9_000.5);
    assertThat(trip.getDouble("idle_s")).isEqualTo(455.0);
    assertThat(trip.getDouble("max_speed_kmph")).isEqualTo(71.2);
    assertThat(trip.getDouble("mean_speed_kmph")).isEqualTo(35.19);
    assertThat(trip.getDouble("start_position.lat")).isEqualTo(-25.437231);
    assertThat(trip.getMap("")).doesNotContainKeys("end_position", "device_trip_id");
  }

  @Test
  void aDeclaredTripIsFoundByItsId() {
    // when
    JsonPath trip = Client.ok(Client.viewer(), "/v1/trips/app-77");

    // then
    assertThat(trip.getString("vehicle_id")).isEqualTo("bus-1");
    assertThat(trip.getString("source")).isEqualTo("declared");
    assertThat(trip.getDouble("distance_m")).isEqualTo(12_345.0);
    assertThat(trip.getMap("")).doesNotContainKeys("stops", "max_speed_kmph");
  }

  @Test
  void eachDriverOfATripHasAShareOfIt() {
    // given: one hands over to another after half an hour, and drove elsewhere before
    segment("drv-2", "07:30:00", "08:30:00", 1);
    segment("drv-3", "08:30:00", "09:00:00", 2);
    segment("drv-3", "09:00:00", "10:00:00", 3);
    segment("drv-2", "10:00:00", "11:00:00", 4);

    // when
    JsonPath drivers = Client.ok(Client.viewer(), "/v1/trips/" + A + "/drivers");

    // then: the trip lasts from 08:00 to 10:30:00.5
    assertThat(drivers.getString("trip_id")).isEqualTo(A);
    assertThat(drivers.getList("items.driver_id")).containsExactly("drv-2", "drv-3");
    assertThat(drivers.getDouble("items[0].driving_s")).isEqualTo(3_600.5);
    assertThat(drivers.getString("items[0].started_at")).isEqualTo("2026-01-31T08:00:00.000Z");
    assertThat(drivers.getString("items[1].ended_at")).isEqualTo("2026-01-31T10:00:00.000Z");
    assertThat(drivers.getDouble("items[1].share")).isBetween(0.599, 0.6);
  }

  private void segment(String driver, String from, String to, int number) {
    store.execute(
        """
        INSERT INTO fleet.duty_segments (driver_id, started_at, segment_id, version, withdrawn, vehicle_id, kind, ended_at, state)
        VALUES ('%s', '2026-01-31 %s', 'aaaaaaaa-0000-5000-8000-00000000010%d', 1, 0, 'bus-1', 'driving', '2026-01-31 %s', 'closed')
        """
            .formatted(driver, from, number, to));
  }

  @Test
  void aTripBeginsAtTheNamedFenceTheVehicleWasInElseInACell() {
    // given: the yard lies in a zone, and in a fence without a name
    fence("zone", "{\"name\":\"North\"}");
    fence("yard", "{\"name\":\"Yard 3\"}");
    fence("nameless", "{}");
    visit("zone", "06:00:00", "NULL", 1);
    visit("yard", "07:00:00", "'2026-01-31 08:00:05'", 2);
    visit("nameless", "07:30:00", "'2026-01-31 08:00:05'", 3);

    // when
    JsonPath places = Client.ok(Client.viewer(), "/v1/trips/" + A + "/places");
    JsonPath declared = Client.ok(Client.viewer(), "/v1/trips/app-77/places");

    // then
    assertThat(places.getString("start.name")).isEqualTo("Yard 3");
    assertThat(places.getString("start.fence_id")).isEqualTo("yard");
    assertThat(places.getMap("")).as("nobody knows where it ended").doesNotContainKey("end");
    assertThat(declared.getMap("start")).doesNotContainKeys("name", "fence_id");
    assertThat(declared.getString("start.cell")).matches("89[0-9a-f]{13}");
    assertThat(declared.getString("end.cell")).isNotEqualTo(declared.getString("start.cell"));
  }

  private void fence(String id, String body) {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, deleted, body)
        VALUES ('geofences', '%s', '2026-01-01 00:00:00', 1, false, '%s')
        """
            .formatted(id, body));
  }

  private void visit(String fence, String from, String to, int number) {
    store.execute(
        """
        INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, withdrawn, fence_id, state, closed_by, exited_at)
        VALUES ('bus-1', '2026-01-31 %s', 'aaaaaaaa-0000-5000-8000-00000000020%d', 1, 0, '%s', 'closed', 'exit', %s)
        """
            .formatted(from, number, fence, to));
  }

  @Test
  void whatWasDeclaredIsHeldAgainstWhatWasDriven() {
    // given: nothing was driven
    store.execute(
        """
        INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash, driver_id)
        VALUES ('bus-8', 'app-78', '2026-01-31 07:59:00.000', 'trip_start', 1, 'drv-2')
        """);

    // when
    String of =
        "/v1/declared-trips?vehicle_id=bus-8&from=2026-01-29T00:00:00Z&to=2026-02-01T00:00:00Z";
    JsonPath trips = Client.ok(Client.viewer(), of);

    // then
    assertThat(trips.getList("items.declared_trip_id")).containsExactly("app-78");
    assertThat(trips.getList("items.matched_by")).containsExactly("not driven");
    assertThat(Client.ok(Client.viewer(), of + "&matched_by=time").getList("items")).isEmpty();
  }

  @Test
  void theListIsFilteredByDriverStateSourceAndStart() {
    assertThat(ids("&driver_id=drv-9")).containsExactly("app-77");
    assertThat(ids("&state=open")).containsExactly(B);
    assertThat(ids("&source=detected")).containsExactly(B, A);
    assertThat(ids("&from=2026-01-31T08:00:00Z&to=2026-01-31T10:00:00Z")).containsExactly(A);
    assertThat(ids("&from=2026-01-31T08:00:00.001Z")).containsExactly(B);
  }

  @Test
  void withdrawnTripsAreListedWhereAskedForAndThoseAlone() {
    // given one that was found again after it was withdrawn
    String found = "aaaaaaaa-0000-5000-8000-000000000004";
    trip(found, "12:00:00", 1, 1, "closed", 7);
    trip(found, "12:00:00", 2, 0, "closed", 7);

    // when
    JsonPath trips = Client.ok(Client.viewer(), "/v1/trips?withdrawn=true&vehicle_id=bus-1");

    // then
    assertThat(trips.getList("items.trip_id")).containsExactly(GONE);
    assertThat(trips.getList("items.withdrawn")).containsExactly(true);
    assertThat(trips.getList("items.version")).containsExactly(2);
    assertThat(ids("&withdrawn=true&from=2026-01-31T09:00:00.001Z")).isEmpty();
    assertThat(ids("&withdrawn=false")).contains(found, A).doesNotContain(GONE);
    Client.viewer().get("/v1/trips?withdrawn=maybe").then().statusCode(400);
    trip(found, "12:00:00", 3, 1, "closed", 7);
  }

  @Test
  void aWithdrawnOrUnknownTripIsNotFound() {
    for (String id : new String[] {GONE, "no-such-trip", "x".repeat(200)}) {
      Client.viewer().get("/v1/trips/{id}", id).then().statusCode(404);
    }
  }

  private static java.util.List<String> ids(String query) {
    return Client.ok(Client.viewer(), "/v1/trips?vehicle_id=bus-1" + query)
        .getList("items.trip_id");
  }
}
