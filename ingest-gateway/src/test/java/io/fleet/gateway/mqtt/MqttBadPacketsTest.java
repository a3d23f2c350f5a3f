package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static io.fleet.gateway.mqtt.RawMqtt.CONNECT;
import static io.fleet.gateway.mqtt.RawMqtt.PUBLISH_QOS_1;
import static io.fleet.gateway.mqtt.RawMqtt.PUBLISH_QOS_2;
import static io.fleet.gateway.mqtt.RawMqtt.packet;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.mqtt.RawMqtt.Packet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in, a connection that was there before goes on. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttBadPacketsTest {
  private static final int BOUND = 50;
  private static final int MAX_CONNECTIONS = 20;
  private static final int TOO_LARGE_BYTES = 64 * 1024 + 1;
  private static final int CONNACK = 0x20;
  private static final int PUBACK = 0x40;

  private final Device device = Device.of("bad-1");

  @Inject ConnectionRegistry registry;

  private Mqtt3AsyncClient bystander;

  @BeforeEach
  void setUp() {
    bystander = device.connected3();
  }

  @AfterEach
  void theBystanderGoesOn() {
    bystander.toBlocking().publish(publish3(device.topic(), device.event("bystander")));
    Device.disconnectAll();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> registry.size() == 0);
  }

  @Test
  void whatIsNoMqttIsClosed() throws Exception {
    for (String garbage :
        List.of("GET / HTTP/1.1\r\n\r\n", "\u0000\u0000\u0000\u0000", "\u0010\u0002no")) {
      try (RawMqtt raw = new RawMqtt()) {
        raw.send(garbage.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(raw.isClosed()).isTrue();
      }
    }
  }

  @Test
  void otherProtocolLevelsHearThatTheyAre() throws Exception {
    for (int level : new int[] {3, 6, 99}) {
      try (RawMqtt raw = new RawMqtt()) {
        raw.send(packet(CONNECT, RawMqtt.connect(level, "raw", device)));
        Packet answer = raw.read();
        assertThat(answer.type()).isEqualTo(CONNACK);
        assertThat(answer.body()[1]).isEqualTo((byte) 1);
        assertThat(raw.isClosed()).isTrue();
      }
    }
  }

  @Test
  void aClientIdMayBeLongButNotTooLong() throws Exception {
    try (RawMqtt raw = new RawMqtt()) {
      raw.send(packet(CONNECT, RawMqtt.connect(4, "c".repeat(257), device)));
      assertThat(raw.read().body()[1]).isEqualTo((byte) 2);
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void aSecondConnectAndAPacketBeforeTheFirstClose() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device);
        RawMqtt early = new RawMqtt()) {
      raw.send(packet(CONNECT, RawMqtt.connect(4, "raw", device)));
      early.send(packet(PUBLISH_QOS_1, publish(1)));
      assertThat(raw.isClosed()).isTrue();
      assertThat(early.isClosed()).isTrue();
    }
  }

  @Test
  void aSecondConnectOfAnotherLevelDoesNotLeaveTheFirstOnesPlaceTaken() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      raw.send(packet(CONNECT, RawMqtt.connect(3, "raw", device)));
      assertThat(raw.isClosed()).isTrue();
    } // and no device is left after this test
  }

  @Test
  void whoSaysNothingIsSentAway() throws Exception {
    try (RawMqtt raw = new RawMqtt()) {
      raw.send(new byte[] {CONNECT, 100, 0}); // and no more
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void aMessageThatIsTooLargeCloses() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      raw.send(packet(PUBLISH_QOS_1, publish(1)));
      assertThat(raw.read().packetId()).isEqualTo(1);
      byte[] large = RawMqtt.publish(device.topic(), 2, new byte[TOO_LARGE_BYTES]);
      raw.send(packet(PUBLISH_QOS_1, large));
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void aLengthBeyondAllBoundsClosesBeforeItArrives() throws Exception {
    byte[] longest = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
    byte[] tooLong = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
    for (byte[] length : List.of(longest, tooLong)) {
      try (RawMqtt early = new RawMqtt();
          RawMqtt late = RawMqtt.connected(device)) {
        early.send(new byte[] {RawMqtt.CONNECT});
        early.send(length);
        early.send(RawMqtt.connect(4, "raw", device));
        late.send(new byte[] {PUBLISH_QOS_1});
        late.send(length);
        late.send(publish(1));
        assertThat(early.isClosed()).isTrue();
        assertThat(late.isClosed()).isTrue();
      }
    }
  }

  @Test
  void aWildcardInATopicCloses() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      raw.send(packet(PUBLISH_QOS_1, RawMqtt.publish("devices/+/telemetry", 1, new byte[2])));
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void qos2Closes() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      raw.send(packet(PUBLISH_QOS_2, publish(1)));
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void aForeignTopicClosesAfterThoseBeforeAreAnswered() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(packet(PUBLISH_QOS_1, publish(1)));
      both.writeBytes(
          packet(PUBLISH_QOS_1, RawMqtt.publish("devices/bad-2/telemetry", 2, new byte[2])));
      both.writeBytes(packet(PUBLISH_QOS_1, publish(3)));
      raw.send(both.toByteArray());
      assertThat(raw.read().packetId()).isEqualTo(1);
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void whoFloodsIsAnsweredUpToTheBoundInOrderAndSentAway() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      // given
      ByteArrayOutputStream flood = new ByteArrayOutputStream();
      for (int i = 1; i <= 20 * BOUND; i++) {
        flood.writeBytes(packet(PUBLISH_QOS_1, publish(i)));
      }
      // when
      try {
        raw.send(flood.toByteArray());
      } catch (IOException e) {
        // closed while we were still sending
      }
      // then
      List<Integer> answered = new ArrayList<>();
      for (Packet packet = raw.read(); packet != null; packet = raw.read()) {
        assertThat(packet.type()).isEqualTo(PUBACK);
        answered.add(packet.packetId());
      }
      assertThat(answered).isSorted().doesNotHaveDuplicates().hasSizeBetween(BOUND, 20 * BOUND - 1);
    }
  }

  @Test
  void pingIsAnswered() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(device)) {
      raw.send(new byte[] {(byte) RawMqtt.PINGREQ, 0});
      assertThat(raw.read().type()).isEqualTo(0xD0);
    }
  }

  @Test
  void whenAsManyAsMayBeAreThereOthersAreTurnedAway() throws Exception {
    List<RawMqtt> crowd = new ArrayList<>();
    try (RawMqtt raw = new RawMqtt()) {
      for (int i = 1; i < MAX_CONNECTIONS; i++) { // the bystander is one
        crowd.add(RawMqtt.connected(Device.of("crowd-" + i)));
      }
      raw.send(packet(CONNECT, RawMqtt.connect(4, "one-more", device)));
      assertThat(raw.read().body()[1]).isEqualTo((byte) 3);
    } finally {
      for (RawMqtt one : crowd) {
        one.close();
      }
    }
  }

  private byte[] publish(int packetId) {
    byte[] event = device.event("raw-" + packetId).getBytes(StandardCharsets.UTF_8);
    return RawMqtt.publish(device.topic(), packetId, event);
  }
}
