package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class AlertApiTest {
  private static final long START_MS = 1_769_847_601_000L;
  private static final long DAY_MS = 86_400_000;
  private static final Alert RESOLVED =
      new Alert(
          "c0f2c1f4-7f51-5d0c-8c8a-2a4c27b7f0ad",
          1_769_847_631_000_002L,
          Alert.State.RESOLVED,
          START_MS + 30_000,
          START_MS,
          START_MS + 30_000,
          START_MS + 30_182,
          "overspeed",
          2,
          "lorry-1",
          "drv-5",
          "6d1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11",
          -25_440_000,
          -49_270_001,
          "71 km/h where 60 are allowed, it's \"fast\"",
          Map.of("peak_kmph", 71.2, "limit_kmph", 60, "limit_source", "road", "sampled", false),
          false,
          false);

  Store store;

  @BeforeEach
  void anAlertOpenedAndResolved() {
    insert(RESOLVED, RESOLVED.version() - 1, "opened", 0);
    insert(RESOLVED, RESOLVED.version(), "resolved", 0);
  }

  private void insert(Alert a, long version, String state, int withdrawn) {
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, ended_at, emitted_at,
                                  alert_type, severity, driver_id, trip_id, lat_e6, lon_e6, details, data, late, source)
        SELECT '%s', fromUnixTimestamp64Milli(%d, 'UTC'), '%s', %d, %d, '%s', fromUnixTimestamp64Milli(%d, 'UTC'),
               fromUnixTimestamp64Milli(%d, 'UTC'), fromUnixTimestamp64Milli(%d, 'UTC'), '%s', %d, '%s', '%s', %d, %d,
               '%s', '%s', false, 'fleet'
        """
            .formatted(
                a.vehicleId(),
                a.startedAtMs(),
                a.alertId(),
                version,
                withdrawn,
                state,
                a.tsMs(),
                a.endedAtMs() == null ? 0 : a.endedAtMs(),
                a.emittedAtMs(),
                a.alertType(),
                a.severity(),
                a.driverId(),
                a.tripId(),
                a.latE6(),
                a.lonE6(),
                a.details().replace("'", "\\'"),
                AlertJson.dataJson(a)));
  }

  @Test
  void anAlertIsFieldForFieldWhatWebhooksCarry() throws IOException {
    // when
    byte[] body =
        Client.viewer().get("/v1/alerts?vehicle_id=lorry-1").then().extract().asByteArray();

    // then
    ObjectMapper json = new ObjectMapper();
    JsonNode items = json.readTree(body).get("items");
    assertThat(items).hasSize(1);
    ObjectNode told = (ObjectNode) json.readTree(AlertJson.write(RESOLVED));
    told.set("updated_at", told.get("emitted_at"));
    told.put("withdrawn", false);
    assertThat(items.get(0)).isEqualTo(told);
  }

  @Test
  void whatAnExternalProducerLeftOutIsLeftOut() {
    // given
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type,
                                  severity, details, data, late, source)
        VALUES ('lorry-2', '2026-01-31 08:00:00.000', 'ext-1', 1, 0, 'opened', '2026-01-31 08:00:00.000',
                '2026-01-31 08:00:00.000', 'harsh', 3, 'told', 'no json', false, 'external')
        """);

    // when
    JsonPath list = Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=lorry-2");

    // then
    assertThat(list.getMap("items[0]"))
        .doesNotContainKeys("driver_id", "trip_id", "position", "ended_at")
        .containsEntry("source", "external")
        .containsEntry("data", Map.of());
  }

  @Test
  void aFewDaysOfTheFleetAreToldAsItsMonthsAre() {
    // given
    insert(RESOLVED, RESOLVED.version() - 2, "opened", 0);
    String day = "/v1/alerts?driver_id=drv-5&from=" + (START_MS - 60_000);
    for (String sort : List.of("-started_at", "started_at", "-severity", "severity")) {
      // when
      List<Object> ofADay = items(day + "&to=" + (START_MS + DAY_MS) + "&sort=" + sort);
      List<Object> ofAMonth = items(day + "&to=" + (START_MS + 30 * DAY_MS) + "&sort=" + sort);

      // then
      assertThat(ofADay).as(sort).isNotEmpty().isEqualTo(ofAMonth);
    }
  }

  private static List<Object> items(String path) {
    return Client.ok(Client.viewer(), path).getList("items");
  }

  @Test
  void theListIsFilteredByTypeStateDriverAndStart() {
    assertThat(count("&alert_type=overspeed&state=resolved&driver_id=drv-5")).isEqualTo(1);
    assertThat(count("&state=opened")).isZero();
    assertThat(count("&alert_type=sos")).isZero();
    assertThat(count("&from=" + START_MS + "&to=" + (START_MS + 1))).isEqualTo(1);
    assertThat(count("&to=" + START_MS)).isZero();
  }

  @Test
  void aWithdrawnAlertIsHidden() {
    // given
    insert(RESOLVED, RESOLVED.version() + 1, "withdrawn", 1);

    // when, then
    assertThat(count("")).isZero();
    assertThat(count("&withdrawn=false")).isZero();
    assertThat(count("&withdrawn=true")).isEqualTo(1);
    assertThat(count("&withdrawn=true&alert_type=sos")).isZero();
    store.execute(
        "ALTER TABLE fleet.alerts DELETE WHERE withdrawn = 1 SETTINGS mutations_sync = 2");
  }

  private static int count(String query) {
    return Client.ok(Client.viewer(), "/v1/alerts?vehicle_id=lorry-1" + query)
        .getList("items")
        .size();
  }
}
