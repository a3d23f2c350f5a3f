package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class LimitsApiTest {
  private static final int MORE_THAN_THE_BURST = 3_000;

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgainAndNobodyElseIs() throws Exception {
    // given
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/me"))
            .header("Authorization", "Bearer " + Client.scoped("eager", "viewer"))
            .timeout(Duration.ofSeconds(10))
            .build();
    HttpResponse<String> answer = null;

    // when
    for (int i = 0; i < MORE_THAN_THE_BURST; i++) {
      answer = http.send(question, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        break;
      }
    }

    // then
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("/problems/rate-limited");
    assertThat(answer.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 5L);
    Client.with(Client.scoped("patient", "viewer")).get("/v1/me").then().statusCode(200);
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("fleet_query_rate_limited_total.* [1-9]");
  }

  @Test
  void aTokenInTheAddressIsLookedAtByNobody() {
    for (String name : List.of("access_token", "token", "Authorization", "api_key", "bearer")) {
      Response answer =
          given().queryParam(name, Client.token("admin", Duration.ofMinutes(5))).get("/v1/me");
      assertThat(answer.statusCode()).as(name).isEqualTo(400);
      assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/token-in-query");
    }
  }

  @Test
  void aRangeIsOfFourHundredDaysAtMost() {
    Client.viewer()
        .get("/v1/trips?from=2025-01-01T00:00:00Z&to=2026-02-05T00:00:00Z")
        .then()
        .statusCode(200);
    for (String list : List.of("trips", "alerts", "overspeed-episodes")) {
      Response answer =
          Client.viewer()
              .get("/v1/" + list + "?from=2025-01-01T00:00:00Z&to=2026-02-05T00:00:00.001Z");
      assertThat(answer.statusCode()).as(list).isEqualTo(400);
      assertThat(answer.jsonPath().getString("parameter")).isEqualTo("from");
    }
  }

  @Test
  void aBodyIsSixteenKilobytesAtMost() {
    Response answer =
        Client.as("admin")
            .contentType("application/json")
            .body("{\"name\":\"" + "x".repeat(20_000) + "\"}")
            .post("/v1/api-keys");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void anotherOriginIsTakenIfItIsListed() {
    Response listed =
        Client.viewer().header("Origin", StoreResource.OTHER_ORIGIN).get("/v1/vehicles");
    assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo(StoreResource.OTHER_ORIGIN);
    Response preflight =
        given()
            .header("Origin", StoreResource.OTHER_ORIGIN)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .options("/v1/vehicles");
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
    Response stranger =
        Client.viewer().header("Origin", "https://evil.example").get("/v1/vehicles");
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void everybodyIsToldWhoTheyAreTakenFor() {
    JsonPath viewer =
        Client.ok(Client.with(Client.scoped("vera", "viewer", "north", "south")), "/v1/me");
    assertThat(viewer.getString("subject")).isEqualTo("vera");
    assertThat(viewer.getString("kind")).isEqualTo("token");
    assertThat(viewer.getList("roles", String.class)).containsExactly("viewer");
    assertThat(viewer.getList("groups", String.class)).containsExactly("north", "south");
    assertThat(viewer.getBoolean("whole_fleet")).isFalse();
    assertThat(Instant.parse(viewer.getString("expires_at")))
        .isBetween(Instant.now().plusSeconds(200), Instant.now().plusSeconds(301));
    JsonPath driver = Client.ok(Client.driver("drv-me"), "/v1/me");
    assertThat(driver.getString("driver_id")).isEqualTo("drv-me");
    assertThat(driver.getBoolean("whole_fleet")).isFalse();
    JsonPath unscoped = Client.ok(Client.viewer(), "/v1/me");
    assertThat(unscoped.getBoolean("whole_fleet")).isTrue();
    assertThat(unscoped.getMap("")).doesNotContainKeys("groups", "driver_id");
    JsonPath admin = Client.ok(Client.with(Client.scoped("ada", "admin", "north")), "/v1/me");
    assertThat(admin.getBoolean("whole_fleet")).isTrue();
  }
}
