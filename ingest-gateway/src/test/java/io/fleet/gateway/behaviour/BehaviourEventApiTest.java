package io.fleet.gateway.behaviour;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contests and decisions over HTTP: who may say what, and what stands in the log then. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class BehaviourEventApiTest {
  private static final String EVENT = "3f1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11";
  private static final String GOOD =
      "{\"vehicle_id\":\"v-1\",\"event_kind\":\"crash\",\"reason\":\" a kerb \"}";

  @Test
  void aDriversContestStandsInTheLogInTheirOwnName() throws Exception {
    try (LogTail tail = new LogTail(Topic.EVENT_ACTIONS.topicName())) {
      // when
      Response answer = post("dora", "driver", EVENT, "contest", GOOD);

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      var record = tail.await(r -> true);
      assertThat(new String(record.key(), UTF_8)).isEqualTo("v-1");
      EventAction action = EventActionJson.read(record.value());
      assertThat(action.actionId()).hasToString(answer.path("action_id"));
      assertThat(action.kind()).isEqualTo(EventAction.Kind.CONTESTED);
      assertThat(action.driverId()).isEqualTo("dora");
      assertThat(action.by()).isEqualTo("dora");
      assertThat(action.reason()).isEqualTo("a kerb");
      assertThat(Instant.ofEpochMilli(action.atMs())).isEqualTo(answer.<String>path("at"));
    }
  }

  @ParameterizedTest
  @CsvSource({"exclude, EXCLUDED", "reject, REJECTED", "restore, RESTORED"})
  void anOperatorDecides(String word, EventAction.Kind kind) throws Exception {
    try (LogTail tail = new LogTail(Topic.EVENT_ACTIONS.topicName())) {
      // when
      Response answer = post("olga", "operator", EVENT, word, GOOD);

      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      EventAction action = EventActionJson.read(tail.await(r -> true).value());
      assertThat(action.kind()).isEqualTo(kind);
      assertThat(action.by()).isEqualTo("olga");
      assertThat(action.driverId()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "driver, exclude",
    "driver, restore",
    "driver, reject",
    "viewer, exclude",
    "operator, contest",
    "device, contest"
  })
  void nobodyElseMay(String role, String word) {
    assertThat(post("x", role, EVENT, word, GOOD).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyContestsInAnothersName() {
    String other = GOOD.replace("\"reason\"", "\"driver_id\":\"dan\",\"reason\"");
    assertThat(post("dora", "driver", EVENT, "contest", other).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"vehicle_id\":\"v 1\",\"event_kind\":\"crash\",\"reason\":\"r\"}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"idling\",\"reason\":\"r\"}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"crash\",\"reason\":\"  \"}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"crash\",\"reason\":7}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"crash\",\"reason\":\"a\\nb\"}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"crash\",\"reason\":\"r\",\"more\":\"m\"}",
        "{\"vehicle_id\":\"v\",\"event_kind\":\"crash\",\"reason\":\"r\"}}"
      })
  void aBodyThatSaysNothingIsRefused(String body) {
    assertThat(post("olga", "operator", EVENT, "exclude", body).statusCode()).isEqualTo(400);
  }

  @Test
  void anEventThatCannotBeIsRefused() {
    assertThat(post("olga", "operator", "17", "exclude", GOOD).statusCode()).isEqualTo(400);
  }

  private static Response post(String name, String role, String event, String word, String body) {
    return given()
        .header("Authorization", "Bearer " + GatewayWorld.token(name, role))
        .contentType("application/json")
        .body(body)
        .post("/v1/behaviour-events/" + event + "/" + word);
  }
}
