package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.mqtt.RawMqtt.Packet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A device that sends too much keeps what is not acknowledged and is sent away. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttRateTest {
  private static final int PUBACK = 0x40;
  private static final int DISCONNECT = 0xE0;
  private static final int QUOTA_EXCEEDED = 0x97;
  private static final int EVENTS_A_MESSAGE = 500;
  private static final int BURST = 5_000;

  private final Device device = Device.of("fast-2");

  @Test
  void moreEventsThanADeviceMaySendEndTheConnection() throws Exception {
    try (RawMqtt raw = RawMqtt.connected(5, device)) {
      // given
      byte[] batch = batch().getBytes(StandardCharsets.UTF_8);
      // when
      int acknowledged = 0;
      Packet answer = null;
      for (int id = 1; answer == null || answer.type() == PUBACK; id++) {
        raw.send(
            RawMqtt.packet(
                RawMqtt.PUBLISH_QOS_1, RawMqtt.publish5(device.topic(), id, new byte[0], batch)));
        answer = raw.read();
        acknowledged += answer != null && answer.type() == PUBACK ? EVENTS_A_MESSAGE : 0;
        assertThat(acknowledged).isLessThan(4 * BURST);
      }
      // then
      assertThat(acknowledged).isGreaterThanOrEqualTo(BURST);
      assertThat(answer).isNotNull();
      assertThat(answer.type()).isEqualTo(DISCONNECT);
      assertThat(Byte.toUnsignedInt(answer.body()[0])).isEqualTo(QUOTA_EXCEEDED);
    }
  }

  private static String batch() {
    return IntStream.range(0, EVENTS_A_MESSAGE)
        .mapToObj(
            i ->
                "{\"vehicle_id\":\"fast-2\",\"timestamp\":\"%s\",\"rpm\":%d}"
                    .formatted(Instant.now(), i))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
