package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each topic of a device leads to the records that belong there. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttChannelsTest {
  @AfterEach
  void sendThemAway() {
    Device.disconnectAll();
  }

  @Test
  void statusIsStatus() {
    assertArrives("ch-status", "status", "\"fuel_pct\":41.5", Topic.VEHICLE_STATUS);
  }

  @Test
  void aDriversEventsAreEvents() {
    assertArrives(
        "ch-events",
        "events",
        "\"event_type\":\"driver_login\",\"driver_id\":\"d-7\"",
        Topic.DRIVER_EVENTS);
  }

  @Test
  void aCallForHelpIsTelemetryThatSaysSoEvenWithoutAWord() {
    assertArrives("ch-sos", "sos", "\"lat\":48.1,\"lon\":11.5", Topic.TELEMETRY_RAW);
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      client("ch-bare").publish(publish3("devices/ch-bare/sos", "{}"));
      // then
      ConsumerRecord<byte[], byte[]> record = log.await(r -> text(r.key()).equals("ch-bare"));
      assertThat(text(record.value())).contains("\"sos\":true");
    }
  }

  private static void assertArrives(String deviceId, String channel, String content, Topic topic) {
    try (LogTail log = new LogTail(topic.topicName())) {
      // given
      String event =
          "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",%s}"
              .formatted(deviceId, Instant.now(), content);
      // when
      client(deviceId).publish(publish3("devices/" + deviceId + "/" + channel, event));
      // then
      log.await(r -> text(r.value()).contains(deviceId) && text(r.value()).contains(content));
    }
  }

  private static Mqtt3BlockingClient client(String deviceId) {
    return Device.of(deviceId).connected3().toBlocking();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
