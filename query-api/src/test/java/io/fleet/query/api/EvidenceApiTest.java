package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class EvidenceApiTest {
  private static final String SHORT = "5e11a6c0-7f51-5d0c-8c8a-2a4c27b7f001";
  private static final String LONG = "5e11a6c0-7f51-5d0c-8c8a-2a4c27b7f002";
  private static final String NEVER_WAS = "5e11a6c0-7f51-5d0c-8c8a-2a4c27b7f003";

  Store store;

  /** A message a second from 08:00 to 11:00, and alerts that began at 08:30. */
  @BeforeEach
  void aDriveWithAlerts() {
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph,
                                     accel_long_mg)
        SELECT 'evidence-1', toDateTime64('2026-01-31 08:00:00', 3, 'UTC') + number, 9, 1, 'drv-1',
               -25437231 + number, -49269993, 4730, -412
        FROM numbers(10800)
        """);
    alert(SHORT, 1, 0, "2026-01-31 08:30:00.000");
    alert(SHORT, 2, 0, "2026-01-31 08:30:05.000");
    alert(LONG, 1, 0, "2026-01-31 10:30:00.000");
    alert(NEVER_WAS, 1, 0, "2026-01-31 08:30:00.000");
    alert(NEVER_WAS, 2, 1, "2026-01-31 08:30:00.000");
  }

  private void alert(String id, int version, int withdrawn, String ts) {
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at)
        VALUES ('evidence-1', '2026-01-31 08:30:00.000', '%s', %d, %d, 'updated', '%s', '2026-01-31 08:30:00.000')
        """
            .formatted(id, version, withdrawn, ts));
  }

  @Test
  void evidenceIsAMinuteBeforeTheAlertToAMinuteAfterItsNewestVersion() {
    // when
    JsonPath evidence = evidence(SHORT);

    // then
    List<String> times = evidence.getList("items.ts");
    assertThat(evidence.getString("vehicle_id")).isEqualTo("evidence-1");
    assertThat(evidence.getBoolean("truncated")).isFalse();
    assertThat(times).hasSize(126).isSorted();
    assertThat(times.get(0)).isEqualTo("2026-01-31T08:29:00.000Z");
    assertThat(times.get(125)).isEqualTo("2026-01-31T08:31:05.000Z");
    assertThat(evidence.getMap("items[0]").keySet())
        .containsExactly("ts", "position", "speed_kmph", "accel_long_g", "driver_id");
    assertThat(evidence.getDouble("items[0].accel_long_g")).isEqualTo(-0.412);
  }

  @Test
  void alertThatLastsForHoursShowsItsFirstSixHundredMessages() {
    // when
    JsonPath evidence = evidence(LONG);

    // then
    assertThat(evidence.getList("items")).hasSize(600);
    assertThat(evidence.getBoolean("truncated")).isTrue();
    assertThat(evidence.getString("items[0].ts")).isEqualTo("2026-01-31T08:29:00.000Z");
    assertThat(evidence.getString("to")).isEqualTo("2026-01-31T09:29:00.000Z");
  }

  @Test
  void whatWasWithdrawnOrNeverToldHasNoEvidence() {
    for (String id : List.of(NEVER_WAS, "nobody", "x".repeat(500))) {
      Client.viewer()
          .get("/v1/alerts/{id}/evidence", id)
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/not-found"));
    }
  }

  @Test
  void whoMayNotSeeAlertsSeesNoEvidence() {
    String path = "/v1/alerts/" + SHORT + "/evidence";
    RestAssured.get(path).then().statusCode(401);
    Client.as("device").get(path).then().statusCode(403);
  }

  private static JsonPath evidence(String id) {
    return Client.ok(Client.viewer(), "/v1/alerts/" + id + "/evidence");
  }
}
