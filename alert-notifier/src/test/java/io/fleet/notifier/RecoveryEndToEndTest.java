package io.fleet.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.events.Topic;
import io.fleet.events.WebhookAttempt;
import io.fleet.events.WebhookAttemptJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed is sent again, and a new endpoint gets what there was, when it is asked for. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class RecoveryEndToEndTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject NotifierConfig config;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String endpointId = "recovering-" + UUID.randomUUID();
  private final Receiver receiver = new Receiver(endpointId);
  private AlertsTopic alerts;
  private Path directory;

  @BeforeEach
  void waitUntilReady() {
    directory = config.endpoints().directory();
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> given().get("/q/health/ready").statusCode() == 200);
  }

  @AfterEach
  void close() {
    receiver.unsubscribe(directory);
    receiver.close();
    alerts.close();
  }

  @Test
  void whatFailedForGoodIsSentAgainUnderItsIdAndTheLogTellsBoth() {
    // given
    receiver.answering(m -> 503).subscribe(directory, "vehicle.overspeed.updated");
    awaitEndpoint();
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.UPDATED));
    await().atMost(SOON).until(() -> ends().equals(List.of("exhausted")));
    assertThat(log().filter(a -> a.outcome().equals("rejected")).map(WebhookAttempt::attempt))
        .containsExactly(1, 2, 3, 4, 5, 6);

    // when
    receiver.answering(m -> 200);
    Response started = post("resend", "{\"since\":\"%s\"}".formatted(anHourAgo()));

    // then
    assertThat(started.statusCode()).isEqualTo(202);
    await().atMost(SOON).until(() -> receiver.count() == 7);
    assertThat(receiver.ids()).hasSize(1);
    await().atMost(SOON).until(() -> ends().equals(List.of("exhausted", "delivered")));
    assertThat(state(started, "state")).isEqualTo("done");
    assertThat(state(started, "queued")).isEqualTo(1);

    // and nothing is left to be sent again, but the one message for who asks for it
    Response again = post("resend", "{\"since\":\"%s\"}".formatted(anHourAgo()));
    await().atMost(SOON).until(() -> state(again, "state").equals("done"));
    assertThat(state(again, "found")).isEqualTo(0);
    post("resend", "{\"message_id\":\"%s\"}".formatted(receiver.ids().get(0)));
    await().atMost(SOON).until(() -> receiver.count() == 8);
  }

  @Test
  void aNewEndpointGetsTheHistoryItAsksFor() {
    // given
    for (int i = 0; i < 5; i++) {
      alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.WITHDRAWN));
    }
    receiver.subscribe(directory, "vehicle.overspeed.withdrawn");
    awaitEndpoint();

    // when
    Response started =
        post("replay", "{\"from\":\"%s\",\"to\":\"2100-01-01T00:00:00Z\"}".formatted(anHourAgo()));

    // then
    assertThat(started.statusCode()).isEqualTo(202);
    await().atMost(SOON).until(() -> receiver.ids().size() == 5);
    assertThat(receiver.unverified()).isZero();
    assertThat(state(started, "found")).isEqualTo(5);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    // given
    receiver.subscribe(directory, "vehicle.overspeed.withdrawn");
    awaitEndpoint();

    // then
    assertThat(post("resend", "{}").statusCode()).isEqualTo(422);
    assertThat(
            post("resend", "{\"since\":\"2026-01-01T00:00:00Z\",\"outcomes\":[\"x\"]}")
                .statusCode())
        .isEqualTo(422);
    assertThat(post("replay", "{\"from\":\"2026-01-01T00:00:00Z\"}").statusCode()).isEqualTo(422);
    assertThat(as("admin").get("/v1/endpoints/nobody/recoveries").statusCode()).isEqualTo(404);
    assertThat(as("viewer").get(path("recoveries")).statusCode()).isEqualTo(403);
    assertThat(given().get(path("recoveries")).statusCode()).isEqualTo(401);
  }

  private Object state(Response started, String member) {
    String id = started.jsonPath().getString("id");
    return as("operator")
        .get(path("recoveries"))
        .jsonPath()
        .get("find { it.id == '%s' }.%s".formatted(id, member));
  }

  private Response post(String what, String body) {
    return as("operator").contentType("application/json").body(body).post(path(what));
  }

  private String path(String what) {
    return "/v1/endpoints/" + endpointId + '/' + what;
  }

  private static RequestSpecification as(String role) {
    String token =
        Jwt.issuer("fleet").upn("someone").groups(role).expiresIn(Duration.ofMinutes(5)).sign();
    return given().header("Authorization", "Bearer " + token);
  }

  private void awaitEndpoint() {
    String lane = "lane_depth{endpoint=\"" + endpointId + "\"";
    await().atMost(SOON).until(() -> given().get("/q/metrics").asString().contains(lane));
  }

  private Stream<WebhookAttempt> log() {
    return alerts.readAll(Topic.WEBHOOK_ATTEMPTS.topicName()).stream()
        .map(record -> attempt(record.value()))
        .filter(attempt -> attempt.endpointId().equals(endpointId));
  }

  private List<String> ends() {
    return log().map(WebhookAttempt::finalOutcome).filter(end -> !end.isEmpty()).toList();
  }

  private static WebhookAttempt attempt(byte[] record) {
    try {
      return WebhookAttemptJson.read(record);
    } catch (io.fleet.events.Refusal.RefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static Instant anHourAgo() {
    return Instant.now().minusSeconds(3_600);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
