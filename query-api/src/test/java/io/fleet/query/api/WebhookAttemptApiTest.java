package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class WebhookAttemptApiTest {
  Store store;

  @BeforeEach
  void aMessageThatFailedTwiceAndEndedAndOneThatArrived() {
    store.execute(
        """
        INSERT INTO fleet.webhook_attempts (endpoint_id, at, message_id, attempt, outcome, version, withdrawn, event_type,
                                            subject_id, subject_version, vehicle_id, origin, status, latency_ms, excerpt,
                                            next_attempt_at, final_outcome)
        VALUES ('log-1', '2026-01-31 08:00:00.000', 'msg_a', 1, 'rejected', 1, 0, 'vehicle.tow.opened', 'a', 7, 'v',
                'fleet.prod.alerts.outbound-0-1', 503, 12, 'try later', '2026-01-31 08:00:05.000', ''),
               ('log-1', '2026-01-31 08:00:05.100', 'msg_a', 2, 'timed_out', 1, 0, 'vehicle.tow.opened', 'a', 7, 'v',
                'fleet.prod.alerts.outbound-0-1', 0, 10000, '', '1970-01-01 00:00:00.000', ''),
               ('log-1', '2026-01-31 08:00:05.100', 'msg_a', 2, '', 1, 0, 'vehicle.tow.opened', 'a', 7, 'v',
                'fleet.prod.alerts.outbound-0-1', 0, 0, '', '1970-01-01 00:00:00.000', 'exhausted'),
               ('log-2', '2026-01-31 08:00:00.000', 'msg_b', 1, 'delivered', 1, 0, 'vehicle.tow.opened', 'a', 7, 'v',
                'fleet.prod.alerts.outbound-0-1', 204, 3, '', '1970-01-01 00:00:00.000', 'delivered')
        """);
  }

  @Test
  void anOperatorSeesAMessagesAttemptsAndItsEndNewestFirst() {
    // when
    JsonPath list =
        Client.ok(Client.as("operator"), "/v1/webhook-attempts?endpoint_id=log-1&message_id=msg_a");

    // then
    assertThat(list.getList("items.attempt")).containsExactly(2, 2, 1);
    assertThat(list.getMap("items[0]"))
        .containsEntry("final_outcome", "exhausted")
        .doesNotContainKeys("outcome", "status", "next_attempt_at");
    assertThat(list.getMap("items[2]"))
        .containsEntry("status", 503)
        .containsEntry("excerpt", "try later")
        .containsEntry("next_attempt_at", "2026-01-31T08:00:05Z")
        .doesNotContainKey("final_outcome");
  }

  @Test
  void pagesOfOneEachGoThroughRowsOfOneMillisecond() {
    // when
    JsonPath first =
        Client.ok(Client.as("admin"), "/v1/webhook-attempts?endpoint_id=log-1&limit=1");
    JsonPath second =
        Client.ok(
            Client.as("admin"),
            "/v1/webhook-attempts?endpoint_id=log-1&limit=1&cursor=" + first.getString("next"));

    // then
    assertThat(first.getString("items[0].final_outcome")).isEqualTo("exhausted");
    assertThat(second.getString("items[0].outcome")).isEqualTo("timed_out");
  }

  @Test
  void anOutcomeIsThatOfAnAttemptOrOfAMessage() {
    assertThat(
            Client.ok(Client.as("admin"), "/v1/webhook-attempts?outcome=rejected")
                .getList("items.message_id"))
        .containsExactly("msg_a");
    assertThat(
            Client.ok(Client.as("admin"), "/v1/webhook-attempts?outcome=exhausted")
                .getList("items.attempt"))
        .containsExactly(2);
  }

  @Test
  void aViewerDoesNot() {
    Client.viewer().get("/v1/webhook-attempts").then().statusCode(403);
  }
}
