package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class HostileInputApiTest {
  private static final List<String> EVERYWHERE = List.of("from", "to", "limit", "cursor");
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "/v1/vehicles", List.of("vehicle_id", "driver_id", "state"),
          "/v1/vehicles/van-1/track", List.of(),
          "/v1/trips", List.of("vehicle_id", "driver_id", "state", "source", "withdrawn"),
          "/v1/overspeed-episodes", List.of("vehicle_id", "driver_id", "trip_id", "withdrawn"),
          "/v1/alerts",
              List.of(
                  "vehicle_id",
                  "driver_id",
                  "alert_type",
                  "state",
                  "acknowledged",
                  "closed",
                  "assigned_to",
                  "withdrawn"),
          "/v1/drivers", List.of("driver_id"),
          "/v1/dead-letters", List.of("place", "reason", "record_key"),
          "/v1/webhook-attempts", List.of("endpoint_id", "message_id", "outcome"));
  private static final List<String> HOSTILE =
      List.of(
          "' OR '1'='1",
          "'; DROP TABLE fleet.trips; --",
          "\\'; SELECT sleep(3); --",
          "') UNION ALL SELECT * FROM system.tables --",
          "{x:String}",
          "%00",
          "\\N",
          "a\tb",
          "\u202e\uD83D\uDE9A",
          "x".repeat(3_000));

  Store store;

  @Test
  void sqlInAnyParameterOfAnyListIsDataOrRefused() {
    // given
    store.execute(
        "INSERT INTO fleet.driver_events (driver_id, ts, event_type, vehicle_id, content_hash)"
            + " VALUES ('hostile', '2026-01-31 06:00:00.000', 'driver_login', '', 1)");

    // when, then
    LISTS.forEach(
        (list, own) -> {
          EVERYWHERE.forEach(parameter -> attack(list, parameter));
          own.forEach(parameter -> attack(list, parameter));
        });
    assertThat(store.query("SELECT count() FROM system.tables WHERE database = 'fleet'").strip())
        .isNotEqualTo("0");
  }

  private static void attack(String list, String parameter) {
    for (String value : HOSTILE) {
      Response response = Client.as("admin").queryParam(parameter, value).get(list);
      assertThat(response.statusCode())
          .as("%s?%s=%s: %s", list, parameter, value, response.asString())
          .isIn(200, 400, 404);
    }
  }

  @Test
  void aDriverNamedLikeSqlIsFoundByExactlyThatName() {
    // given
    store.execute(
        "INSERT INTO fleet.driver_events (driver_id, ts, event_type, vehicle_id, content_hash)"
            + " VALUES ('o\\'neil \\\\ {x:String} --', '2026-01-31 06:00:00.000', 'driver_login', '', 1)");

    // when
    List<String> found =
        Client.as("viewer")
            .queryParam("driver_id", "o'neil \\ {x:String} --")
            .get("/v1/drivers")
            .jsonPath()
            .getList("items.driver_id");

    // then
    assertThat(found).containsExactly("o'neil \\ {x:String} --");
  }

  @Test
  void sqlInAPathIsJustAnUnknownId() {
    for (String path : List.of("/v1/vehicles/%s", "/v1/vehicles/%s/track", "/v1/trips/%s")) {
      for (String value : HOSTILE) {
        String id = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        Response response = Client.viewer().urlEncodingEnabled(false).get(path.formatted(id));
        assertThat(response.statusCode()).as("%s %s", path, value).isIn(400, 404);
      }
    }
  }

  @Test
  void aReversedRangeIsRefusedAndNamed() {
    for (String list : LISTS.keySet()) {
      Response response = Client.as("admin").get(list + "?from=2026-02-01T00:00:00Z&to=1");
      assertThat(response.statusCode()).as(list).isEqualTo(400);
      assertThat(response.contentType()).startsWith("application/problem+json");
      assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/invalid-parameter");
      assertThat(response.jsonPath().getString("parameter")).isEqualTo("from");
    }
  }

  @Test
  void whatAListDoesNotKnowIsIgnored() {
    assertThat(Client.viewer().get("/v1/trips?colour=red").statusCode()).isEqualTo(200);
  }

  @Test
  void aMethodOrMediaTypeThatIsNotThereIsAProblemToo() {
    Response post = Client.viewer().body("{}").contentType("application/json").post("/v1/trips");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.contentType()).startsWith("application/problem+json");
    Response nothing = Client.viewer().get("/v1/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.contentType()).startsWith("application/problem+json");
  }
}
