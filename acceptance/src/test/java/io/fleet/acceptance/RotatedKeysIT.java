package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.fleet.local.topic.LogLogin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys of a cluster are replaced under load: old ones count on, and nothing acknowledged is lost.
 * Like {@link ClusterIT} only when asked for.
 */
@Tag("topology")
@Timeout(400)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RotatedKeysIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ROTATION = Duration.ofMinutes(5);
  private static final int ACCEPTED = 202;

  @TempDir private static Path directory;
  @AutoClose private static FleetStack stack;
  private static FleetClient client;

  @BeforeAll
  static void up() throws Exception {
    stack = FleetStack.start(directory, "--topology", "cluster", "--no-simulator");
    client = new FleetClient(stack);
  }

  @Test
  @Order(1)
  void tokensAreSignedByANewKeyAndNoRequestIsRefused() throws Exception {
    // given
    String oldToken = stack.deviceToken("keys-a");

    // when
    try (SteadyDevice device = new SteadyDevice(client, "keys-a", oldToken)) {
      await().atMost(PATIENCE).until(() -> device.acknowledged() > 50);
      assertThat(stack.run(ROTATION, "keys", "rotate", "jwt")).contains("count for PT720H");
      int then = device.acknowledged();
      await("the old token to count").atMost(PATIENCE).until(() -> device.acknowledged() > then);
      assertThat(device.refused()).isZero();
    }

    // then
    String newToken = stack.deviceToken("keys-a");
    assertThat(newToken.substring(0, newToken.indexOf('.')))
        .isNotEqualTo(oldToken.substring(0, oldToken.indexOf('.')));
    String event = "{\"vehicle_id\":\"keys-a\",\"timestamp\":\"2026-03-01T06:00:00Z\",\"rpm\":9}";
    assertThat(
            client
                .post(
                    event.getBytes(StandardCharsets.UTF_8),
                    "application/json",
                    "Authorization",
                    "Bearer " + newToken)
                .statusCode())
        .isEqualTo(ACCEPTED);
  }

  @Test
  @Order(2)
  void servicesGetNewPasswordsAndNothingAcknowledgedIsLost() throws Exception {
    // given
    LogLogin old = stack.logLogin("gateway");
    int acknowledged;

    // when
    try (SteadyDevice device = new SteadyDevice(client, "keys-b", stack.deviceToken("keys-b"))) {
      await().atMost(PATIENCE).until(() -> device.acknowledged() > 50);
      stack.run(ROTATION, "keys", "rotate", "log");
      int then = device.acknowledged();
      await().atMost(PATIENCE).until(() -> device.acknowledged() > then + 50);
      device.close();
      acknowledged = device.acknowledged();
    }

    // then
    assertThat(LogWrite.with(old, Topic.TELEMETRY_RAW))
        .isInstanceOf(SaslAuthenticationException.class);
    assertThat(LogWrite.with(stack.logLogin("gateway"), Topic.TELEMETRY_RAW)).isNull();
    assertStoredOnce("keys-b", acknowledged);
  }

  @Test
  @Order(3)
  void whatTheKeyBeforeHasSealedOpensAndTheOneBeforeThatIsNotGivenUp() throws Exception {
    // given
    String endpoint =
        "{\"id\":\"keys-tms\",\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"]}";
    assertThat(notifier("POST", "", endpoint)).isEqualTo(201);

    // when
    stack.run(ROTATION, "keys", "rotate", "notifier");

    // then
    assertThat(notifier("POST", "/keys-tms/test", "{\"type\":\"trip.completed\"}"))
        .isEqualTo(ACCEPTED);
    assertThatThrownBy(() -> stack.run(ROTATION, "keys", "rotate", "notifier"))
        .hasMessageContaining("keys-tms");
  }

  private static int notifier(String method, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.notifierUrl() + "/v1/endpoints" + path))
            .header("Authorization", "Bearer " + stack.token())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void assertStoredOnce(String vehicleId, int events) {
    String rows =
        "SELECT count(), uniqExact(ts, identity) FROM telemetry_current WHERE vehicle_id = '"
            + vehicleId
            + "'";
    client
        .soon()
        .untilAsserted(
            () -> assertThat(client.sql(rows)).as(vehicleId).isEqualTo(events + "\t" + events));
  }
}
