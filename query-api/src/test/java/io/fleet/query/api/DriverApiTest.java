package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DriverApiTest {
  Store store;

  @BeforeEach
  void driversKnownByEventsByATripAndByTelemetry() {
    store.execute(
        """
        INSERT INTO fleet.driver_events (driver_id, ts, event_type, vehicle_id, content_hash)
        VALUES ('who-1', '2026-01-31 06:00:00.000', 'driver_login', 'taxi-1', 1),
               ('who-1', '2026-01-31 12:00:00.000', 'driver_logout', 'taxi-1', 1)
        """);
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at)
        VALUES ('taxi-2', '2026-01-31 13:00:00.000', 'cccccccc-0000-5000-8000-000000000001', 1, 0, 'closed', 'who-1',
                '2026-01-31 14:00:00.000')
        """);
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, fuel_dpct)
        VALUES ('taxi-3', '2026-01-31 15:00:00.000', 1, 1, 'who-2', 500)
        """);
  }

  @Test
  void aDriverHasTheNewestEventAndTheNewestVehicle() {
    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/drivers?driver_id=who-1");

    // then
    assertThat(list.getString("items[0].last_seen")).isEqualTo("2026-01-31T14:00:00.000Z");
    assertThat(list.getString("items[0].last_vehicle_id")).isEqualTo("taxi-2");
    assertThat(list.getString("items[0].last_event.event_type")).isEqualTo("driver_logout");
    assertThat(list.getString("items[0].last_event.ts")).isEqualTo("2026-01-31T12:00:00.000Z");
    assertThat(list.getString("items[0].last_event.vehicle_id")).isEqualTo("taxi-1");
  }

  @Test
  void aDriverNamedByTelemetryAloneIsListedWithoutAnEvent() {
    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/drivers?driver_id=who-2");

    // then
    assertThat(list.getMap("items[0]"))
        .containsEntry("last_vehicle_id", "taxi-3")
        .doesNotContainKey("last_event");
  }

  @Test
  void whoEverSatInThousandsOfVehiclesIsListedToo() {
    // given: more ids than one parameter may have
    store.execute(
        """
        INSERT INTO fleet.driver_vehicles (driver_id, vehicle_id, ingested_at)
        SELECT concat('who-', toString(1 + number % 2)), concat('of-a-large-fleet-', toString(number)), now() FROM numbers(8000)
        """);

    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/drivers");

    // then
    assertThat(list.getList("items.driver_id", String.class))
        .contains("who-1", "who-2")
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void everyDriverIsListedOnceInOrder() {
    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/drivers");

    // then
    assertThat(list.getList("items.driver_id", String.class))
        .contains("who-1", "who-2")
        .doesNotContain("")
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void theListOverAllTimeSaysWhatTheListOfALongTimeSays() {
    assertThat(drivers("limit=1000")).isEqualTo(drivers("limit=1000&from=2000-01-01T00:00:00Z"));
  }

  @Test
  void pagesLeaveOutWhoIsNoLongerNamedAndGoOn() {
    // given a trip that was somebody's, was found to be somebody else's, and is no trip at all
    for (int version = 1; version <= 3; version++) {
      store.execute(
          """
          INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at)
          VALUES ('taxi-4', '2026-01-31 13:00:00.000', 'cccccccc-0000-5000-8000-000000000004', %1$d, %2$d, 'closed', 'who-0%1$d',
                  '2026-01-31 14:00:00.000')
          """
              .formatted(version, version == 3 ? 1 : 0));
    }

    // when
    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page = Client.ok(Client.viewer(), "/v1/drivers?limit=1" + cursor);
      met.addAll(page.getList("items.driver_id", String.class));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);

    // then
    assertThat(met).doesNotContain("who-01", "who-02", "who-03").isSorted();
    assertThat(met)
        .contains("who-1", "who-2")
        .isEqualTo(ids("limit=1000&from=2000-01-01T00:00:00Z"));
  }

  @Test
  void oneDriverIsSeenWithinATimeOrNot() {
    assertThat(ids("driver_id=who-1&from=2026-01-31T14:00:00Z")).containsExactly("who-1");
    assertThat(ids("driver_id=who-1&to=2026-01-31T14:00:00Z")).isEmpty();
    assertThat(ids("driver_id=who-9")).isEmpty();
  }

  private static List<Object> drivers(String parameters) {
    return Client.ok(Client.viewer(), "/v1/drivers?" + parameters).getList("items");
  }

  private static List<String> ids(String parameters) {
    return Client.ok(Client.viewer(), "/v1/drivers?" + parameters)
        .getList("items.driver_id", String.class);
  }
}
