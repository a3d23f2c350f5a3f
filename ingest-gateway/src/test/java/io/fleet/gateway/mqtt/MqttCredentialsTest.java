package io.fleet.gateway.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Credentials that were issued to a device let it in over MQTT, and no longer when revoked. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttCredentialsTest {
  /** What is promised of a revocation. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void aRevokedTokensConnectionEnds() {
    // given
    Response issued = issue("mc-token", "tokens", Map.of());
    Device device = new Device("mc-token", issued.path("secret"));
    Mqtt5BlockingClient client = device.connected5();
    client.publish(Device.publish5(device.topic(), device.event("while-good")));
    // when
    given()
        .header("Authorization", "Bearer " + GatewayWorld.token("operator"))
        .delete("/v1/devices/mc-token/tokens/" + issued.path("credential_id"))
        .then()
        .statusCode(204);
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> !client.getState().isConnected());
  }

  @Test
  void aRegisteredCertificateStandsForUsernameAndToken() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      Device device = Device.of("mc-cert");
      String event = device.event("with-certificate");
      assertThat(publish(device, event).exitCode()).as("before it is registered").isNotZero();
      // when
      String pem = Files.readString(file("device-ca.crt"));
      assertThat(issue("mc-cert", "certificates", Map.of("certificate", pem)).statusCode())
          .isEqualTo(201);
      // then
      Mosquitto.Result result = publish(device, event);
      assertThat(result.exitCode()).as(result.output()).isZero();
      log.await(r -> new String(r.value(), StandardCharsets.UTF_8).equals(event));
    }
  }

  private static Mosquitto.Result publish(Device device, String event) throws Exception {
    return Mosquitto.publishWithCertificate(
        file("gateway.crt"), file("device-ca.crt"), file("device-ca.key"), device.topic(), event);
  }

  private static Response issue(String deviceId, String kind, Map<String, String> body) {
    return given()
        .header("Authorization", "Bearer " + GatewayWorld.token("operator"))
        .contentType("application/json")
        .body(body)
        .post("/v1/devices/" + deviceId + "/" + kind);
  }

  private static Path file(String name) {
    return GatewayWorld.files().resolve(name);
  }
}
