package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same over TLS, with certificates that a client has to know. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttTlsTest {
  private final Device device = Device.of("tls-1");

  @Test
  void aDeviceThatKnowsTheGatewaysCertificatePublishes() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      String event = device.event("over-tls");
      // when
      Mosquitto.Result result =
          Mosquitto.publishOverTls(device, file("gateway.crt"), device.topic(), event);
      // then
      assertThat(result.exitCode()).as(result.output()).isZero();
      log.await(r -> new String(r.value(), StandardCharsets.UTF_8).equals(event));
      assertThat(RestAssured.get("/q/metrics").asString())
          .contains("fleet_gateway_mqtt_connections{listener=\"tls\"}");
    }
  }

  @Test
  void aDeviceThatDoesNotKnowItSaysNothing() throws Exception {
    Mosquitto.Result result =
        Mosquitto.publishOverTls(device, file("device-ca.crt"), device.topic(), "{}");
    assertThat(result.exitCode()).isNotZero();
  }

  @Test
  void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
    // given
    TestTls.write(GatewayWorld.files(), "renewed");
    // when
    replace("renewed.crt", "gateway.crt");
    replace("renewed.key", "gateway.key");
    // then
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Mosquitto.publishOverTls(
                            device, file("renewed.crt"), device.topic(), device.event("renewed"))
                        .exitCode()
                    == 0);
  }

  private static void replace(String from, String to) throws IOException {
    Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void plainWordsToTheTlsPortAreClosed() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", GatewayWorld.mqttsPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(RawMqtt.packet(RawMqtt.CONNECT, RawMqtt.connect(4, "c", device)));
      // an alert of TLS perhaps, and then the end
      byte[] said = socket.getInputStream().readAllBytes();
      assertThat(said.length).isLessThan(16);
    }
  }

  @Test
  void whoBeginsNoHandshakeIsSentAway() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", GatewayWorld.mqttsPort())) {
      socket.setSoTimeout(20_000);
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  private static Path file(String name) {
    return GatewayWorld.files().resolve(name);
  }
}
