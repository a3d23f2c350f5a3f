package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class PagingApiTest {
  private static final int ROWS = 2_500;

  Store store;

  @Test
  void allTripsAreReadOnceWhileOthersArrive() {
    // given
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at)
        SELECT concat('p-', toString(number % 50)), toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + intDiv(number, 3) * 60,
               toUUID(concat('eeeeeeee-0000-5000-8000-', leftPad(toString(number), 12, '0'))), 1, 0, 'closed', started_at
        FROM (SELECT number, toDateTime64('2026-03-01 01:00:00', 3, 'UTC') AS started_at FROM numbers(2500))
        """);
    List<String> read = new ArrayList<>();
    String cursor = "";
    int page = 0;

    // when
    do {
      JsonPath trips =
          Client.ok(
              Client.viewer(), "/v1/trips?from=2026-03-01T00:00:00Z&limit=300&cursor=" + cursor);
      read.addAll(trips.getList("items.trip_id"));
      cursor = trips.getString("next");
      arrive(page++);
    } while (cursor != null);

    // then
    Set<String> expected =
        IntStream.range(0, ROWS)
            .mapToObj(i -> "eeeeeeee-0000-5000-8000-%012d".formatted(i))
            .collect(Collectors.toSet());
    assertThat(read).doesNotHaveDuplicates().containsAll(expected);
    assertThat(page).isGreaterThan(8);
  }

  /** New versions of old trips, newer trips, and older ones, between two pages. */
  private void arrive(int page) {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at)
        SELECT concat('p-', toString(number %% 50)), toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + intDiv(number, 3) * 60,
               toUUID(concat('eeeeeeee-0000-5000-8000-', leftPad(toString(number), 12, '0'))), 2 + %d, 0, 'closed',
               toDateTime64('2026-03-01 02:00:00', 3, 'UTC')
        FROM numbers(2500)
        WHERE number %% 7 = %d
        """
            .formatted(page, page % 7));
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at)
        SELECT 'p-new', toDateTime64('2026-03-01 00:00:30', 3, 'UTC') + number * 1000 + %d, generateUUIDv4(), 1, 0, 'open',
               toDateTime64('2026-03-03 02:00:00', 3, 'UTC')
        FROM numbers(60)
        """
            .formatted(page));
  }

  @Test
  void vehiclesAreReadOnceInPages() {
    // given
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6)
        SELECT concat('q-', leftPad(toString(number), 5, '0')), '2026-03-01 00:00:00.000', 1, 1, 1, 1 FROM numbers(2500)
        """);
    List<String> read = new ArrayList<>();
    String cursor = "";

    // when
    do {
      JsonPath page = Client.ok(Client.viewer(), "/v1/vehicles?limit=999&cursor=" + cursor);
      read.addAll(page.getList("items.vehicle_id"));
      cursor = page.getString("next");
    } while (cursor != null);

    // then
    assertThat(read).doesNotHaveDuplicates().isSorted();
    assertThat(read.stream().filter(id -> id.startsWith("q-"))).hasSize(ROWS);
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    // given
    vehiclesOf("r-1");
    vehiclesOf("r-2");
    String next = Client.ok(Client.viewer(), "/v1/vehicles?limit=1").getString("next");

    // when, then
    for (String other : List.of("/v1/vehicles?state=driving&cursor=", "/v1/drivers?cursor=")) {
      Client.viewer()
          .get(other + next)
          .then()
          .statusCode(400)
          .body("parameter", org.hamcrest.Matchers.equalTo("cursor"));
    }
  }

  private void vehiclesOf(String id) {
    store.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6) VALUES"
            + " ('"
            + id
            + "', '2026-03-01 00:00:00.000', 1, 1, 1, 1)");
  }
}
