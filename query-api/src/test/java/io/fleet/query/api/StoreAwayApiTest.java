package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class StoreAwayApiTest {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  Store store;

  @BeforeEach
  void aServiceThatHasAnswered() {
    assertThat(Client.viewer().get("/v1/vehicles").statusCode()).isEqualTo(200);
    store.goAway();
  }

  @AfterEach
  void theStoreComesBack() {
    store.comeBack();
    Awaitility.await()
        .atMost(BACK_WITHIN)
        .until(() -> Client.viewer().get("/v1/vehicles").statusCode() == 200);
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void everyListSaysSoAtOnceAndReadinessIsRedButLivenessIsNot() {
    for (String path : List.of("/v1/vehicles", "/v1/trips", "/v1/alerts", "/v1/drivers")) {
      // when
      Response response = Client.viewer().get(path);

      // then
      assertThat(response.statusCode()).as(path).isEqualTo(503);
      assertThat(response.header("Retry-After")).isEqualTo("2");
      assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/store-away");
      assertThat(response.time()).as(path).isLessThan(3_000);
    }
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
  }
}
