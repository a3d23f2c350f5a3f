package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What vehicles' time was counted as, and which are out of use. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class UtilisationApiTest {
  /** Two weeks that begin on a Monday; the clocks change on their last day. */
  private static final String WEEKS =
      "from=2018-03-12T00:00:00Z&to=2018-03-25T12:00:00Z&zone=Europe/Berlin";

  Store store;

  @BeforeEach
  void oneDayOfDrivingInTwoWeeks() {
    span("2018-03-12 05:00:00", "2018-03-12 07:00:00", 90_000_000, true);
    span("2018-03-12 07:00:00", "2018-03-13 00:00:00", 0, false);
    span("2018-03-13 00:00:00", "2018-03-13 20:00:00", 0, false);
    span("2018-03-24 23:30:00", "2018-03-25 00:30:00", 0, false);
    span("2018-03-25 00:30:00", "2018-03-25 01:00:00", 500_000, false);
    store.execute(
        """
        INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, withdrawn, state, ended_at, severity)
        VALUES ('use-van', '2018-03-25 00:00:00', 'dddddddd-0000-5000-8000-000000000029', 1, 0, 'closed', '2018-03-25 00:10:00', 1)
        """);
  }

  private void span(String from, String to, long distanceMm, boolean drives) {
    span("use-van", from, to, distanceMm, drives);
  }

  private void span(String vehicle, String from, String to, long distanceMm, boolean drives) {
    store.execute(
        """
        INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, trip_id, ended_at, distance_mm)
        VALUES ('%s', '%s', 1, 0, '%s', 'closed', %s, '%s', %d)
        """
            .formatted(
                vehicle,
                from,
                drives ? "driving" : "standing",
                drives ? "'dddddddd-0000-5000-8000-000000000021'" : "NULL",
                to,
                distanceMm));
  }

  @Test
  void aDayAddsUpAlsoWhereItHas23Hours() {
    // when
    JsonPath days = Client.ok(Client.viewer(), "/v1/vehicles/use-van/utilisation?" + WEEKS);

    // then
    assertThat(days.getList("items.day")).containsExactly("2018-03-25", "2018-03-13", "2018-03-12");
    assertThat(days.getInt("items[0].day_s")).isEqualTo(23 * 3600);
    assertThat(days.getDouble("items[0].idling_s")).isEqualTo(600);
    assertThat(days.getDouble("items[0].standing_s")).isEqualTo(5_400 - 600);
    assertThat(days.getDouble("items[0].offline_s")).isEqualTo(23 * 3600 - 5_400);
    assertThat(days.getDouble("items[0].unassigned_distance_m")).isEqualTo(500);
    assertThat(days.getDouble("items[2].driving_s")).isEqualTo(7_200);
    assertThat(days.getDouble("items[2].distance_m")).isEqualTo(90_000);
  }

  @Test
  void eachFlagSaysWhichRuleMadeIt() {
    // when
    JsonPath flags =
        Client.ok(Client.viewer(), "/v1/utilisation/flags?vehicle_id=use-van&" + WEEKS);
    JsonPath vehicles = Client.ok(Client.viewer(), "/v1/utilisation?" + WEEKS);
    JsonPath fleet = Client.ok(Client.viewer(), "/v1/utilisation/fleet?" + WEEKS);

    // then: 08 to 20 of Monday by the clock of Berlin, 06 to 20 of Tuesday
    assertThat(flags.getList("items.rule")).containsExactly("idle_asset", "used_days");
    assertThat(flags.getString("items[0].started_at")).isEqualTo("2018-03-12T07:00:00.000Z");
    assertThat(flags.getDouble("items[0].amount")).isEqualTo((12 + 14) * 3600);
    assertThat(flags.getDouble("items[1].bound")).isEqualTo(5);
    assertThat(vehicles.getList("items.vehicle_id")).containsExactly("use-van");
    assertThat(vehicles.getList("items[0].rules")).containsExactly("idle_asset", "used_days");
    assertThat(vehicles.getInt("items[0].days_to_operate")).isEqualTo(10);
    assertThat(fleet.getInt("vehicles_by_rule.used_days")).isEqualTo(1);
    assertThat(fleet.getString("to")).isEqualTo("2018-03-25T22:00:00.000Z");
  }

  @Test
  void timeInTheWorkshopAndLoadedTimeAreTold() {
    // given: an hour and a half in two fences of one workshop; left the depot at 8, the last stop
    // at 11
    span("use-busy", "2018-06-04 06:00:00", "2018-06-05 00:00:00", 0, false);
    fence("use-shop", "workshop");
    fence("use-hall", "workshop");
    fence("use-depot", "depot");
    visit("use-shop", "2018-06-04 13:00:00", "'2018-06-04 14:30:00'", 1);
    visit("use-hall", "2018-06-04 13:10:00", "'2018-06-04 14:00:00'", 2);
    visit("use-depot", "2018-06-03 20:00:00", "'2018-06-04 08:00:00'", 3);
    stop("s1", "08:30:00", "'2018-06-04 08:40:00'");
    stop("s2", "10:50:00", "'2018-06-04 11:00:00'");

    // when
    JsonPath vehicles =
        Client.ok(
            Client.viewer(),
            "/v1/utilisation?from=2018-06-04T00:00:00Z&to=2018-06-04T12:00:00Z&limit=1000");

    // then
    assertThat(vehicles.getList("items.vehicle_id")).containsExactly("use-busy");
    assertThat(vehicles.getDouble("items[0].workshop_s")).isEqualTo(5_400);
    assertThat(vehicles.getDouble("items[0].loaded_s")).isEqualTo(3 * 3_600);
  }

  private void fence(String id, String tag) {
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, deleted, body)
        VALUES ('geofences', '%s', '2018-01-01 00:00:00', 1, false, '{"tags":["%s"]}')
        """
            .formatted(id, tag));
  }

  private void visit(String fence, String from, String to, int number) {
    store.execute(
        """
        INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, withdrawn, fence_id, state, closed_by, exited_at)
        VALUES ('use-busy', '%s', 'dddddddd-0000-5000-8000-00000000030%d', 1, 0, '%s', 'closed', 'exit', %s)
        """
            .formatted(from, number, fence, to));
  }

  private void stop(String stop, String arrived, String departed) {
    store.execute(
        """
        INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, delivery_stop_id, version, withdrawn, state, arrived_at, departed_at)
        VALUES ('use-busy', '2018-06-04 05:00:00', 'use-plan', '%s', generateUUIDv4(), 1, 0, 'departed', '2018-06-04 %s', %s)
        """
            .formatted(stop, arrived, departed));
  }

  @Test
  void aFactThatChangesLaterChangesTheFlag() {
    // given
    span("use-changed", "2018-05-07 07:00:00", "2018-05-08 00:00:00", 0, false);
    String flags =
        "/v1/utilisation/flags?flag=downtime&vehicle_id=use-changed"
            + "&from=2018-05-07T00:00:00Z&to=2018-05-13T00:00:00Z";
    assertThat(Client.ok(Client.viewer(), flags).getList("items.rule"))
        .containsExactly("idle_asset");

    // when: it was driven after all
    store.execute(
        """
        INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, trip_id, ended_at, distance_mm)
        VALUES ('use-changed', '2018-05-07 07:00:00', 2, 0, 'driving', 'closed', 'dddddddd-0000-5000-8000-000000000022', '2018-05-08 00:00:00', 1)
        """);

    // then
    assertThat(Client.ok(Client.viewer(), flags).getList("items")).isEmpty();
  }
}
