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
class VehicleApiTest {
  Store store;

  @BeforeEach
  void aVehicleThatDroveAMinute() {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph,
                                     heading_ddeg, ignition)
        SELECT 'van-1', toDateTime64('2026-01-31 08:00:00', 3, 'UTC') + number, 4000000000, 1, 'drv-1',
               -25437231 + number, -49269993, 4730, 1825, true
        FROM numbers(60)
        """);
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, fuel_dpct)
        VALUES ('van-1', '2026-01-31 08:05:00.250', 7, 1, 'drv-1', 500)
        """);
    store.execute(
        """
        INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
        VALUES ('van-1', 1, 0, 'driving', '2026-01-31 08:00:00.000', '6d1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11', 'drv-1'),
               ('van-1', 2, 0, 'standing', '2026-01-31 08:04:00.000', NULL, 'drv-1')
        """);
  }

  @Test
  void aVehicleHasItsLastPositionAndItsNewestState() {
    // when
    JsonPath vehicle = Client.ok(Client.viewer(), "/v1/vehicles/van-1");

    // then
    assertThat(vehicle.getMap("").keySet())
        .containsExactly(
            "vehicle_id",
            "last_seen",
            "position",
            "fix_at",
            "speed_kmph",
            "heading",
            "ignition",
            "driver_id",
            "state",
            "state_since");
    assertThat(vehicle.getString("last_seen")).isEqualTo("2026-01-31T08:05:00.250Z");
    assertThat(vehicle.getString("fix_at")).isEqualTo("2026-01-31T08:00:59.000Z");
    assertThat(vehicle.getDouble("position.lat")).isEqualTo(-25.437172);
    assertThat(vehicle.getString("state")).isEqualTo("standing");
    assertThat(vehicle.getString("state_since")).isEqualTo("2026-01-31T08:04:00.000Z");
  }

  @Test
  void theListIsFilteredByVehicleDriverStateAndTime() {
    assertThat(ids("?vehicle_id=van-1")).containsExactly("van-1");
    assertThat(ids("?driver_id=drv-1&state=standing")).containsExactly("van-1");
    assertThat(ids("?vehicle_id=van-1&state=driving")).isEmpty();
    assertThat(ids("?vehicle_id=van-1&from=2026-01-31T08:05:01Z")).isEmpty();
    assertThat(ids("?vehicle_id=van-1&to=1769846701000")).containsExactly("van-1");
  }

  @Test
  void theListByIdSaysWhatTheListInAnyOtherOrderSays() {
    // given one without a fix, and one without a state
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, ignition)
        VALUES ('van-2', '2026-01-31 09:00:00.000', 1, 1, '', NULL, NULL, NULL),
               ('van-3', '2026-01-31 10:00:00.000', 1, 1, '', 48100000, 11500000, false)
        """);
    store.execute(
        """
        INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
        VALUES ('van-2', 1, 0, 'driving', '2026-01-31 08:30:00.000', '6d1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a12', 'drv-2')
        """);

    // when
    List<Map<String, Object>> byId = vehicles("");
    List<Map<String, Object>> bySight = vehicles("&sort=last_seen");

    // then
    assertThat(byId)
        .extracting(v -> v.get("vehicle_id"))
        .containsExactly("van-1", "van-2", "van-3");
    assertThat(byId).containsExactlyInAnyOrderElementsOf(bySight);
    assertThat(byId)
        .filteredOn(v -> v.get("vehicle_id").equals("van-2"))
        .allMatch(v -> v.get("driver_id").equals("drv-2") && !v.containsKey("position"));
    assertThat(byId)
        .filteredOn(v -> v.get("vehicle_id").equals("van-3"))
        .allMatch(v -> v.get("state").equals("unknown"));
  }

  @Test
  void aTrackIsInOrderAndLeavesOutWhatHasNoPosition() {
    // when
    JsonPath track =
        Client.ok(
            Client.viewer(),
            "/v1/vehicles/van-1/track?from=2026-01-31T00:00:00Z&to=2026-02-01T00:00:00Z");

    // then
    assertThat(track.getList("items.ts", String.class))
        .hasSize(60)
        .isSorted()
        .startsWith("2026-01-31T08:00:00.000Z");
    assertThat(track.getMap("items[0]"))
        .containsOnlyKeys("ts", "lat", "lon", "speed_kmph", "heading", "ignition", "driver_id");
    assertThat(track.getString("next")).isNull();
  }

  @Test
  void aTrackIsReadInPages() {
    // given
    String query = "/v1/vehicles/van-1/track?from=2026-01-31T00:00:00Z&to=2026-02-01T00:00:00Z";

    // when
    JsonPath first = Client.ok(Client.viewer(), query + "&limit=45");
    JsonPath second =
        Client.ok(Client.viewer(), query + "&limit=45&cursor=" + first.getString("next"));

    // then
    assertThat(first.getList("items")).hasSize(45);
    assertThat(second.getList("items")).hasSize(15);
    assertThat(second.getString("items[0].ts")).isEqualTo("2026-01-31T08:00:45.000Z");
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void aTrackWithoutFixesInThatTimeIsEmpty() {
    assertThat(Client.ok(Client.viewer(), "/v1/vehicles/van-1/track").getList("items")).isEmpty();
  }

  @Test
  void anUnknownVehicleIsNotFound() {
    for (String path : new String[] {"/v1/vehicles/nobody", "/v1/vehicles/nobody/track"}) {
      Client.viewer()
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("type", org.hamcrest.Matchers.equalTo("/problems/not-found"));
    }
  }

  private static List<Map<String, Object>> vehicles(String parameters) {
    return Client.ok(Client.viewer(), "/v1/vehicles?vehicle_id=van-1,van-2,van-3" + parameters)
        .getList("items");
  }

  private static List<String> ids(String query) {
    return Client.ok(Client.viewer(), "/v1/vehicles" + query).getList("items.vehicle_id");
  }
}
