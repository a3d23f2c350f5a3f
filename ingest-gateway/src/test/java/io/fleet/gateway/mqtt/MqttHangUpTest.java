package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.mqtt.RawMqtt.Packet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** In MQTT 5 the gateway says why it ends a connection. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttHangUpTest {
  private static final int QOS_0 = 0x30;
  private static final int QOS_1 = RawMqtt.PUBLISH_QOS_1;
  private static final int QOS_1_RETAINED = 0x33;
  private static final int QOS_2 = RawMqtt.PUBLISH_QOS_2;
  private static final int DISCONNECT = 0xE0;

  /** Where the second byte of the keep-alive stands in a CONNECT. */
  private static final int KEEP_ALIVE_AT = 9;

  private static final byte[] NO_PROPERTIES = {};
  private static final byte[] TOPIC_ALIAS_1 = {0x23, 0, 1};

  private final Device device = Device.of("hang-1");

  @Test
  void qos2IsNotSupported() throws Exception {
    assertHangsUp(0x9B, RawMqtt.packet(QOS_2, event(1)));
  }

  @Test
  void nothingIsRetained() throws Exception {
    assertHangsUp(0x9A, RawMqtt.packet(QOS_1_RETAINED, event(1)));
  }

  @Test
  void topicsHaveNoAliases() throws Exception {
    byte[] publish = RawMqtt.publish5("", 1, TOPIC_ALIAS_1, new byte[2]);
    assertHangsUp(0x94, RawMqtt.packet(QOS_1, publish));
  }

  @Test
  void anotherVehiclesTopicAtQos0() throws Exception {
    byte[] publish = RawMqtt.publish5("devices/hang-2/telemetry", 0, NO_PROPERTIES, new byte[2]);
    assertHangsUp(0x87, RawMqtt.packet(QOS_0, publish));
  }

  @Test
  void aWildcardIsMalformed() throws Exception {
    byte[] publish = RawMqtt.publish5("devices/#", 1, NO_PROPERTIES, new byte[2]);
    assertHangsUp(0x81, RawMqtt.packet(QOS_1, publish));
  }

  @Test
  void aPacketMayBeTooLarge() throws Exception {
    byte[] publish = RawMqtt.publish5(device.topic(), 1, NO_PROPERTIES, new byte[65_537]);
    assertHangsUp(0x95, RawMqtt.packet(QOS_1, publish));
  }

  @Test
  void moreMessagesThanTheReceiveMaximum() throws Exception {
    ByteArrayOutputStream flood = new ByteArrayOutputStream();
    for (int i = 1; i <= 400; i++) {
      flood.writeBytes(RawMqtt.packet(QOS_1, event(i)));
    }
    assertHangsUp(0x93, flood.toByteArray());
  }

  @Test
  void whoIsSilentForHalfAsLongAgainAsAgreed() throws Exception {
    try (RawMqtt raw = new RawMqtt()) {
      // given
      byte[] connect = RawMqtt.connect(5, "silent", device);
      connect[KEEP_ALIVE_AT] = 2;
      raw.send(RawMqtt.packet(RawMqtt.CONNECT, connect));
      assertThat(raw.read().type()).isEqualTo(0x20);
      // when
      Packet farewell = raw.read();
      // then
      assertThat(farewell).isNotNull();
      assertThat(Byte.toUnsignedInt(farewell.body()[0])).isEqualTo(0x8D);
      assertThat(raw.isClosed()).isTrue();
    }
  }

  private void assertHangsUp(int code, byte[] packets) throws IOException {
    try (RawMqtt raw = RawMqtt.connected(5, device)) {
      // when
      raw.send(packets);
      // then
      Packet last = raw.read();
      while (last != null && last.type() != DISCONNECT) {
        last = raw.read();
      }
      assertThat(last).isNotNull();
      assertThat(Byte.toUnsignedInt(last.body()[0])).isEqualTo(code);
      assertThat(raw.isClosed()).isTrue();
    }
  }

  private byte[] event(int packetId) {
    byte[] event = device.event("hang-" + packetId).getBytes(StandardCharsets.UTF_8);
    return RawMqtt.publish5(device.topic(), packetId, NO_PROPERTIES, event);
  }
}
