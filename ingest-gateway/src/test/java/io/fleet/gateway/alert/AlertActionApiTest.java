package io.fleet.gateway.alert;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts are handled over HTTP: who may say what, and what stands in the log then. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class AlertActionApiTest {
  private static final String ALERT = "c0f2c1f4-7f51-5d0c-8c8a-2a4c27b7f0ad";
  private static final String BARE = "{\"vehicle_id\":\"v-1\"}";

  @ParameterizedTest
  @CsvSource({
    "operator, acknowledge, ACKNOWLEDGED",
    "admin, comment, COMMENTED",
    "operator, close, CLOSED",
    "operator, reopen, REOPENED"
  })
  void whatIsSaidStandsInTheLogUnderTheVehicleInTheTokensName(
      String role, String word, AlertAction.Kind kind) throws Exception {
    try (LogTail tail = new LogTail(Topic.EVENT_ACTIONS.topicName())) {
      // when
      Response answer = post(as("olga", role), word, body("text", " one\\ntwo "));

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      var record = tail.await(r -> true);
      assertThat(new String(record.key(), UTF_8)).isEqualTo("v-1");
      AlertAction action = AlertActionJson.read(record.value());
      assertThat(action.actionId()).hasToString(answer.path("action_id"));
      assertThat(action.kind()).isEqualTo(kind);
      assertThat(action.alertId()).isEqualTo(ALERT);
      assertThat(action.by()).isEqualTo("olga");
      assertThat(action.assignee()).isNull();
      assertThat(action.text()).isEqualTo("one\ntwo");
      assertThat(Instant.ofEpochMilli(action.atMs())).isEqualTo(answer.<String>path("at"));
    }
  }

  @Test
  void anAlertIsAssignedToSomebody() throws Exception {
    try (LogTail tail = new LogTail(Topic.EVENT_ACTIONS.topicName())) {
      // when
      post(as("olga", "operator"), "assign", body("assignee", "omar"));

      // then
      AlertAction action = AlertActionJson.read(tail.await(r -> true).value());
      assertThat(action.kind()).isEqualTo(AlertAction.Kind.ASSIGNED);
      assertThat(action.assignee()).isEqualTo("omar");
      assertThat(action.text()).isNull();
    }
  }

  @Test
  void theSameUnderOneKeyIsOneActionAndAnotherTextAnother() {
    // when
    String first = id(as("olga", "operator").header("Idempotency-Key", "k"), "once");
    String repeat = id(as("olga", "operator").header("Idempotency-Key", "k"), "once");

    // then
    assertThat(repeat).isEqualTo(first);
    assertThat(id(as("olga", "operator").header("Idempotency-Key", "k"), "twice"))
        .isNotEqualTo(first);
    assertThat(id(as("omar", "operator").header("Idempotency-Key", "k"), "once"))
        .isNotEqualTo(first);
    assertThat(id(as("olga", "operator"), "once")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "driver", "device"})
  void nobodyElseMay(String role) {
    assertThat(post(as("x", role), "acknowledge", BARE).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acknowledge|[]",
        "acknowledge|{}",
        "acknowledge|{\"vehicle_id\":\"v 1\"}",
        "acknowledge|{\"vehicle_id\":\"v\",\"assignee\":\"omar\"}",
        "acknowledge|{\"vehicle_id\":\"v\",\"text\":\"  \"}",
        "acknowledge|{\"vehicle_id\":\"v\",\"text\":7}",
        "acknowledge|{\"vehicle_id\":\"v\",\"more\":\"m\"}",
        "acknowledge|{\"vehicle_id\":\"v\"}}",
        "assign|{\"vehicle_id\":\"v\"}",
        "assign|{\"vehicle_id\":\"v\",\"assignee\":\"a\\nb\"}",
        "comment|{\"vehicle_id\":\"v\"}",
        "comment|{\"vehicle_id\":\"v\",\"text\":\"a\\u0007b\"}",
        "close|{\"vehicle_id\":\"v\"}"
      })
  void aBodyThatSaysNothingIsRefused(String word, String body) {
    assertThat(post(as("olga", "operator"), word, body).statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(post(as("o", "operator"), "comment", body("text", "t".repeat(2_001))).statusCode())
        .isEqualTo(400);
    RequestSpecification key = as("o", "operator").header("Idempotency-Key", "k".repeat(129));
    assertThat(post(key, "acknowledge", BARE).statusCode()).isEqualTo(400);
    assertThat(
            as("o", "operator")
                .body(BARE)
                .post("/v1/alerts/" + "a".repeat(129) + "/acknowledge")
                .statusCode())
        .isEqualTo(400);
  }

  private static RequestSpecification as(String name, String role) {
    return given()
        .header("Authorization", "Bearer " + GatewayWorld.token(name, role))
        .contentType("application/json");
  }

  private static String body(String member, String value) {
    return "{\"vehicle_id\":\"v-1\",\"%s\":\"%s\"}".formatted(member, value);
  }

  private static Response post(RequestSpecification request, String word, String body) {
    return request.body(body).post("/v1/alerts/" + ALERT + "/" + word);
  }

  private static String id(RequestSpecification request, String text) {
    return post(request, "comment", body("text", text)).path("action_id");
  }
}
