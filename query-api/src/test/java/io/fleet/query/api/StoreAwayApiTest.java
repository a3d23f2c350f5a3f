package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.query.api.OpenApiDocument.Reading;
import io.fleet.query.api.Questions.Question;
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
@QuarkusTestResource(LogResource.class)
class StoreAwayApiTest {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  /** Less than any time-out towards the store, even where the machine has a lot else to do. */
  private static final long WITHOUT_WAITING_MS = 9_000;

  private static final Duration SOON = Duration.ofSeconds(15);

  private final String operator = Client.token("operator", Duration.ofMinutes(5));
  private final String admin = Client.token("admin", Duration.ofMinutes(5));

  Store store;
  KafkaBroker log;

  @BeforeEach
  void aServiceThatHasAnswered() {
    Awaitility.await()
        .atMost(SOON)
        .until(() -> Client.with(admin).get("/v1/api-keys").statusCode() == 200);
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
  void everyOperationThatReadsItSaysSoAtOnce() {
    // given
    List<Reading> readings =
        OpenApiDocument.readings().stream().filter(Reading::readsStore).toList();
    assertThat(readings).extracting(Reading::id).contains("listVehicles", "listTrips", "getAlert");
    assertThat(readings).hasSizeGreaterThan(16);

    for (Reading reading : readings) {
      for (Question question : Questions.of(reading.id(), "a")) {
        // when
        Response response = Client.with(operator).get(question.path());

        // then
        assertThat(response.statusCode()).as(question.path()).isEqualTo(503);
        assertThat(response.header("Retry-After")).as(question.path()).isEqualTo("2");
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/store-away");
        assertThat(response.time()).as(question.path()).isLessThan(WITHOUT_WAITING_MS);
      }
    }
  }

  @Test
  void readinessIsRedAndLivenessIsNot() {
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void whatDoesNotReadItGoesOn() throws Exception {
    for (Reading reading : OpenApiDocument.readings()) {
      if (!reading.readsStore() && !reading.id().startsWith("stream")) {
        Client.ok(Client.with(admin), reading.path() + "?after=now");
      }
    }
    try (LiveReader reader = LiveReader.viewer()) {
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                log.write(Topic.TELEMETRY_RAW, "van-away", telemetry());
                return !reader.vehicle("van-away").isEmpty();
              });
      reader.await("degraded", told -> told.toString().contains("store"));
    }
  }

  private static String telemetry() {
    return "{\"vehicle_id\":\"van-away\",\"timestamp\":%d,\"lat\":48.1,\"lon\":11.5}"
        .formatted(System.currentTimeMillis());
  }
}
