package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vehicle's days by the clock of a place, in figures and as a time line. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class DayApiTest {
  private static final String RANGE = "from=2019-03-01T00:00:00Z&to=2019-04-02T00:00:00Z";
  private static final String BERLIN = RANGE + "&zone=Europe/Berlin";

  Store store;

  @BeforeEach
  void aTripBeforeAndTwoOnTheDayTheClocksChange() {
    trip(1, "2019-03-30 10:00:00", "2019-03-30 11:00:00", 10_000_000);
    // 23:30 in UTC is half past midnight in Berlin, of a day that has 23 hours
    trip(2, "2019-03-30 23:30:00", "2019-03-31 00:10:00", 20_000_000);
    trip(3, "2019-03-31 08:00:00", "2019-03-31 09:00:00", 30_000_000);
    store.execute(
        """
        INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, withdrawn, state, driver_id, ended_at, severity)
        VALUES ('day-van', '2019-03-31 08:20:00', 'dddddddd-0000-5000-8000-000000000009', 1, 0, 'closed', 'day-drv', '2019-03-31 08:30:00', 1)
        """);
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, details, data, source)
        VALUES ('day-van', '2019-03-31 08:25:00', 'dddddddd-0000-5000-8000-00000000000a', 1, 0, 'resolved', '2019-03-31 08:26:00', '2019-03-31 08:26:00', 'geofence_exit', 2, 'left the yard', '{}', 'external')
        """);
  }

  private void trip(int number, String from, String to, long distanceMm) {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm, moving_ms, start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6)
        VALUES ('day-van', '%s', 'dddddddd-0000-5000-8000-%012d', 1, 'closed', 'day-drv', '%s', %d, 3600000, 48000000, 11000000, 48100000, 11100000)
        """
            .formatted(from, number, to, distanceMm));
  }

  @Test
  void aTripBelongsToTheDayOnWhichItBeginsThere() {
    // when
    JsonPath berlin = Client.ok(Client.viewer(), "/v1/vehicles/day-van/days?" + BERLIN);
    JsonPath utc = Client.ok(Client.viewer(), "/v1/vehicles/day-van/days?" + RANGE);

    // then
    assertThat(berlin.getList("items.day")).containsExactly("2019-03-31", "2019-03-30");
    assertThat(berlin.getList("items.trips")).containsExactly(2, 1);
    assertThat(berlin.getDouble("items[0].distance_m")).isEqualTo(50_000);
    assertThat(utc.getList("items.trips")).containsExactly(1, 2);
  }

  @Test
  void aDayIsToldAsAWholeEvenWhereHalfOfItIsAskedFor() {
    // when
    JsonPath days =
        Client.ok(
            Client.viewer(),
            "/v1/vehicles/day-van/days?zone=Europe/Berlin&from=2019-03-31T06:00:00Z&to=2019-03-31T06:00:01Z");

    // then
    assertThat(days.getList("items.trips")).containsExactly(2);
  }

  @Test
  void daysComeInPages() {
    // when
    JsonPath first = Client.ok(Client.viewer(), "/v1/vehicles/day-van/days?limit=1&" + BERLIN);
    JsonPath second =
        Client.ok(
            Client.viewer(),
            "/v1/vehicles/day-van/days?limit=1&" + BERLIN + "&cursor=" + first.getString("next"));

    // then
    assertThat(first.getList("items.day")).containsExactly("2019-03-31");
    assertThat(second.getList("items.day")).containsExactly("2019-03-30");
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void theFleetsDayIsTheSumOfItsVehicles() {
    JsonPath days = Client.ok(Client.viewer(), "/v1/fleet/days?" + BERLIN);
    assertThat(days.getList("items.vehicles")).containsExactly(1, 1);
    assertThat(days.getDouble("items[0].distance_m")).isEqualTo(50_000);
    assertThat(days.getString("items[0].vehicle_id")).isNull();
  }

  @Test
  void aDayIsATimeLineWithoutHoles() {
    // when
    JsonPath day =
        Client.ok(
            Client.viewer(), "/v1/vehicles/day-van/timeline?day=2019-03-31&zone=Europe/Berlin");

    // then
    assertThat(day.getString("from")).isEqualTo("2019-03-30T23:00:00.000Z");
    assertThat(day.getString("to")).isEqualTo("2019-03-31T22:00:00.000Z");
    assertThat(day.getList("entries.kind"))
        .containsExactly("parked", "trip", "parked", "trip", "idling", "alert", "parked");
    assertThat(day.getList("entries.started_at"))
        .startsWith("2019-03-30T23:00:00.000Z", "2019-03-30T23:30:00.000Z");
    assertThat(day.getString("entries[5].text")).isEqualTo("geofence_exit: left the yard");
    assertThat(day.getString("entries[6].ended_at")).isEqualTo("2019-03-31T22:00:00.000Z");
    assertThat(day.getBoolean("complete")).isTrue();
  }

  @Test
  void aDayIsEmptyWhereNothingWasDoneAndNotFoundOfWhatNobodyHasHeardOf() {
    TwoGroups.fill(store);
    JsonPath day = Client.ok(Client.viewer(), "/v1/vehicles/leak-a-van/timeline?day=2019-03-31");
    assertThat(day.getList("entries")).isEmpty();
    assertThat(Client.viewer().get("/v1/vehicles/no-van/timeline?day=2019-03-31").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theOverviewCountsWhatIsThere() {
    // given
    TwoGroups.fill(store);

    // when
    JsonPath overview =
        Client.ok(Client.with(Client.scoped("day-a", "viewer", "leak-a")), "/v1/fleet/overview");

    // then
    assertThat(overview.getInt("vehicles")).isEqualTo(1);
    assertThat(overview.getInt("vehicles_by_state.standing")).isEqualTo(1);
    assertThat(overview.getInt("open_alerts")).isEqualTo(1);
    assertThat(overview.getInt("open_alerts_by_severity[0].not_acknowledged")).isZero();
    assertThat(overview.getString("today.day")).isNotEmpty();
  }

  @Test
  void zonesAndDaysThatAreNoneAreRefusedByName() {
    for (String query :
        new String[] {"zone=Mars/Olympus", "zone=%2B02:00", "day=31.1.2026", "day=1969-12-31"}) {
      assertThat(
              Client.viewer()
                  .urlEncodingEnabled(false)
                  .get("/v1/vehicles/day-van/timeline?" + query)
                  .then()
                  .statusCode(400)
                  .extract()
                  .path("parameter")
                  .toString())
          .isEqualTo(query.substring(0, query.indexOf('=')));
    }
  }
}
