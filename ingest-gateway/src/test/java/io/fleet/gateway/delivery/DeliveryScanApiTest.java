package io.fleet.gateway.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DeliveryScan;
import io.fleet.events.RecordReader;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans over HTTP: who may say what, and what stands in the log then. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class DeliveryScanApiTest {
  private static final String GOOD =
      "{\"vehicle_id\":\"v-1\",\"event_type\":\"failed\",\"timestamp\":\"2026-11-20T10:05:00Z\","
          + "\"reason\":\"nobody there\"}";

  @Test
  void aDriversScanStandsInTheLogInTheirOwnName() throws Exception {
    try (LogTail tail = new LogTail(Topic.DELIVERY_EVENTS.topicName())) {
      // when
      Response answer = post("dora", "driver", "s%2F1", GOOD);

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      var record = tail.await(r -> true);
      assertThat(new String(record.key(), UTF_8)).isEqualTo("v-1");
      DeliveryScan scan = RecordReader.deliveryScan(record.value());
      assertThat(scan.stopId()).isEqualTo("s/1");
      assertThat(scan.driverId()).isEqualTo("dora");
      assertThat(scan.eventType()).isEqualTo("failed");
      assertThat(scan.reason()).isEqualTo("nobody there");
      assertThat(scan.planId()).isNull();
      assertThat(answer.<String>path("at")).isEqualTo("2026-11-20T10:05:00.000Z");
      assertThat(post("dora", "driver", "s%2F1", GOOD).<String>path("action_id"))
          .as("sent twice it is one")
          .isEqualTo(answer.path("action_id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "operator", "admin"})
  void aSystemSpeaksForAnyDriver(String role) {
    String other = GOOD.replace("\"reason\"", "\"driver_id\":\"dan\",\"reason\"");
    assertThat(post("tms", role, "s1", other).statusCode()).isEqualTo(202);
    String moved =
        "{\"vehicle_id\":\"v\",\"event_type\":\"resequenced\",\"timestamp\":1795168800000,"
            + "\"plan_id\":\"p\",\"sequence\":3}";
    assertThat(post("tms", role, "s1", moved).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "device"})
  void nobodyElseMay(String role) {
    assertThat(post("x", role, "s1", GOOD).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyScansInAnothersNameOrWithoutAToken() {
    String other = GOOD.replace("\"reason\"", "\"driver_id\":\"dan\",\"reason\"");
    assertThat(post("dora", "driver", "s1", other).statusCode()).isEqualTo(403);
    assertThat(given().body(GOOD).post("/v1/deliveries/s1/events").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"vehicle_id\":\"v 1\",\"event_type\":\"arrived\",\"timestamp\":1795168800000}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"lost\",\"timestamp\":1795168800000}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"arrived\",\"timestamp\":\"noon\"}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"arrived\"}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"arrived\",\"timestamp\":1,\"timestamp\":2}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"resequenced\",\"timestamp\":1795168800000}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"arrived\",\"timestamp\":1795168800000,\"sequence\":3}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"failed\",\"timestamp\":1795168800000,\"reason\":\"a\\n"
            + "b\"}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"failed\",\"timestamp\":1795168800000,\"reason\":7}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"failed\",\"timestamp\":1795168800000,\"more\":\"m\"}",
        "{\"vehicle_id\":\"v\",\"event_type\":\"failed\",\"timestamp\":1795168800000}}"
      })
  void aBodyThatSaysNothingIsRefused(String body) {
    assertThat(post("tms", "operator", "s1", body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"PT10M, 422", "PT1M, 202", "PT-240H, 202"})
  void aScanOfTheFutureIsNotBelieved(Duration ahead, int status) {
    String told = Instant.now().plus(ahead).toString();
    String body = GOOD.replace("2026-11-20T10:05:00Z", told);
    assertThat(post("tms", "operator", "s1", body).statusCode()).isEqualTo(status);
  }

  private static Response post(String name, String role, String stop, String body) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + GatewayWorld.token(name, role))
        .contentType("application/json")
        .body(body)
        .post("/v1/deliveries/" + stop + "/events");
  }
}
