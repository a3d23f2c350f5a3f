package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.fleet.events.DeadLetter;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.security.RevocationListener;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes, who goes and who vanishes is in the log; what vanished devices left is published. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WILL_FLAG = 4;
  private static final int NOT_AUTHORIZED = 0x87;

  @Inject Instance<RevocationListener> revocations;

  private LogTail log;

  @BeforeEach
  void open() {
    log = new LogTail(Topic.DEVICE_CONNECTIONS.topicName());
  }

  @AfterEach
  void sendThemAway() {
    log.close();
    Device.disconnectAll();
  }

  @Test
  void whoSaysGoodbyeIsDisconnected() {
    // when
    Mqtt5BlockingClient client = Device.of("con-bye").mqtt5("c");
    client.connect();
    client.disconnect();
    // then
    awaitEvent("con-bye", "disconnected");
    assertThat(events("con-bye")).containsExactly("connected", "disconnected");
  }

  @Test
  void whoVanishesIsLost() throws Exception {
    // when
    RawMqtt.connected(Device.of("con-lost")).close();
    // then
    awaitEvent("con-lost", "lost");
    assertThat(events("con-lost")).containsExactly("connected", "lost");
  }

  @Test
  void whoTakesAPlaceIsThereAfterTheOtherHasLostIt() {
    // given
    Mqtt5BlockingClient older = Device.of("con-two").mqtt5("c");
    older.connect();
    // when
    Device.of("con-two").mqtt5("c").connect();
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> events("con-two").size() == 3);
    assertThat(events("con-two")).containsExactly("connected", "taken_over", "connected");
  }

  @Test
  void aRevokedDeviceIsSentAwayAndMayNotLeaveAnything() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(5, Device.of("con-revoked"))) {
      // when
      revocations.forEach(listener -> listener.revoked("con-revoked"));
      // then
      RawMqtt.Packet farewell = raw.read();
      assertThat(farewell.type()).isEqualTo(0xE0);
      assertThat(Byte.toUnsignedInt(farewell.body()[0])).isEqualTo(NOT_AUTHORIZED);
      assertThat(raw.isClosed()).isTrue();
    }
    awaitEvent("con-revoked", "revoked");
    assertThat(events("con-revoked")).containsExactly("connected", "revoked");
  }

  @Test
  void aWillIsJudgedAsAMessageWhenTheDeviceVanishes() throws Exception {
    try (LogTail letters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Device device = Device.of("con-will");
      // when
      leave(device, "gone, and this is no JSON");
      // then
      var letter = letters.await(r -> text(r.value()).equals("gone, and this is no JSON"));
      assertThat(text(letter.headers().lastHeader(DeadLetter.HEADER_REASON).value()))
          .isEqualTo("malformed");
      awaitEvent("con-will", "lost");
    }
  }

  @Test
  void whoSaysGoodbyeTakesTheWillAlongUnlessTheDeviceWantsOtherwise() {
    try (LogTail letters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Mqtt5BlockingClient quiet = leaving("con-quiet", "devices/con-quiet/status", "quiet", 0);
      Mqtt5BlockingClient loud = leaving("con-loud", "devices/con-loud/status", "loud", 0);
      // when
      quiet.disconnect();
      loud.disconnectWith()
          .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
          .send();
      // then
      letters.await(r -> text(r.value()).equals("loud"));
      assertThat(letters.values()).doesNotContain("quiet");
    }
  }

  @Test
  void whoComesAgainBeforeTheDelayWasNotGone() {
    try (LogTail letters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Mqtt5BlockingClient back = leaving("con-back", "devices/con-back/status", "back", 2);
      Mqtt5BlockingClient gone = leaving("con-gone", "devices/con-gone/status", "gone", 2);
      // when
      vanish(back);
      back.connect();
      vanish(gone);
      // then
      letters.await(r -> text(r.value()).equals("gone"));
      assertThat(letters.values()).doesNotContain("back");
    }
  }

  @Test
  void aWillForAnotherTopicIsRefused() {
    for (String topic : List.of("devices/con-x/telemetry", "devices/other/status", "x")) {
      Mqtt5ConnAckException refused =
          catchThrowableOfType(Mqtt5ConnAckException.class, () -> leaving("con-x", topic, "x", 0));
      assertThat(refused.getMqttMessage().getReasonCode())
          .isEqualTo(Mqtt5ConnAckReasonCode.TOPIC_NAME_INVALID);
    }
  }

  private static Mqtt5BlockingClient leaving(
      String deviceId, String topic, String will, long delayS) {
    Mqtt5BlockingClient client = Device.of(deviceId).mqtt5("w");
    client
        .connectWith()
        .sessionExpiryInterval(600)
        .willPublish()
        .topic(topic)
        .payload(will.getBytes(StandardCharsets.UTF_8))
        .delayInterval(delayS)
        .applyWillPublish()
        .send();
    return client;
  }

  private static void vanish(Mqtt5BlockingClient client) {
    client
        .disconnectWith()
        .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
        .send();
  }

  private static void leave(Device device, String will) throws Exception {
    byte[] plain = RawMqtt.connect(4, "raw", device, "devices/" + device.id() + "/status", will);
    plain[7] |= WILL_FLAG;
    try (RawMqtt raw = new RawMqtt()) {
      raw.send(RawMqtt.packet(RawMqtt.CONNECT, plain));
      assertThat(raw.read().body()[1]).isZero();
    }
  }

  private void awaitEvent(String vehicleId, String event) {
    Awaitility.await().atMost(PATIENCE).until(() -> events(vehicleId).contains(event));
  }

  private List<String> events(String vehicleId) {
    return log.values().stream()
        .filter(value -> value.contains("\"vehicle_id\":\"" + vehicleId + "\""))
        .map(value -> value.replaceAll(".*\"event\":\"([a-z_]+)\".*", "$1"))
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
