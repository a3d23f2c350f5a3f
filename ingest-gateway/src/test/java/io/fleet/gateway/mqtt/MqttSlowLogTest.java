package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.fleet.events.Topic;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.publish.LogPulse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** While the log stands still nothing piles up, and once it goes on nothing was lost. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttSlowLogTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS = 500;
  private static final int MAX_UNACKNOWLEDGED = 50;
  private static final int EVENT_BYTES = 256;
  private static final int PINGRESP = 0xD0;

  @Inject InFlightBytes inFlight;
  @Inject LogPulse log;

  @Test
  void whatIsAcknowledgedIsInTheLogAndNothingPilesUp() throws Exception {
    // given
    Device device = Device.of("slow-1");
    Mqtt3AsyncClient client =
        device
            .mqtt3()
            .automaticReconnect()
            .initialDelay(100, TimeUnit.MILLISECONDS)
            .maxDelay(500, TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .buildAsync();
    client.toBlocking().connectWith().cleanSession(false).send();
    Set<String> events = new HashSet<>();
    List<CompletableFuture<?>> acknowledged = new ArrayList<>();
    AtomicLong mostHeld = new AtomicLong();
    try (LogTail tail = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      GatewayWorld.broker().pause();
      try {
        for (int i = 0; i < MAX_UNACKNOWLEDGED - 1; i++) {
          publish(client, device, i, events, acknowledged);
        }
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  mostHeld.accumulateAndGet(inFlight.used(), Math::max);
                  return log.isAway();
                });
        assertThat(acknowledged).noneMatch(CompletableFuture::isDone);
      } finally {
        GatewayWorld.broker().resume();
      }
      for (int i = MAX_UNACKNOWLEDGED; i < EVENTS; i++) {
        publish(client, device, i, events, acknowledged);
        if (i % 20 == 0) {
          CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
      }
      CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      client.toBlocking().disconnect();
      // then
      assertThat(mostHeld.get()).isPositive();
      assertThat(mostHeld.get()).isLessThan(2L * MAX_UNACKNOWLEDGED * EVENT_BYTES);
      Awaitility.await().atMost(PATIENCE).until(() -> inFlight.used() == 0);
      Awaitility.await().atMost(PATIENCE).until(() -> tail.values().containsAll(events));
    }
  }

  @Test
  void aCallForHelpPassesWhereTelemetryWouldNotAnyMore() throws Exception {
    // given
    Device device = Device.of("slow-sos");
    try (RawMqtt raw = RawMqtt.connected(device)) {
      GatewayWorld.broker().pause();
      try {
        for (int i = 1; i <= MAX_UNACKNOWLEDGED; i++) {
          raw.send(message(device, device.topic(), i));
        }
        // when
        raw.send(message(device, "devices/slow-sos/sos", MAX_UNACKNOWLEDGED + 1));
        raw.send(new byte[] {(byte) RawMqtt.PINGREQ, 0});
        // then
        assertThat(raw.read().type()).isEqualTo(PINGRESP);
      } finally {
        GatewayWorld.broker().resume();
      }
      for (int i = 1; i <= MAX_UNACKNOWLEDGED + 1; i++) {
        assertThat(raw.read().packetId()).isEqualTo(i);
      }
    }
  }

  @Test
  void telemetryBeyondTheBoundDoesNot() throws Exception {
    // given
    Device device = Device.of("slow-over");
    try (RawMqtt raw = RawMqtt.connected(device)) {
      GatewayWorld.broker().pause();
      try {
        // when
        for (int i = 1; i <= MAX_UNACKNOWLEDGED + 1; i++) {
          raw.send(message(device, device.topic(), i));
        }
        raw.send(new byte[] {(byte) RawMqtt.PINGREQ, 0}); // answered once all are looked at
        assertThat(raw.read().type()).isEqualTo(PINGRESP);
      } finally {
        GatewayWorld.broker().resume();
      }
      // then
      int last = 0;
      for (RawMqtt.Packet packet = raw.read(); packet != null; packet = raw.read()) {
        last = packet.packetId();
      }
      assertThat(last).isEqualTo(MAX_UNACKNOWLEDGED);
    }
  }

  private static byte[] message(Device device, String topic, int packetId) {
    byte[] event = device.event("sos-" + packetId).getBytes(StandardCharsets.UTF_8);
    return RawMqtt.packet(RawMqtt.PUBLISH_QOS_1, RawMqtt.publish(topic, packetId, event));
  }

  private static void publish(
      Mqtt3AsyncClient client,
      Device device,
      int number,
      Set<String> events,
      List<CompletableFuture<?>> acknowledged) {
    String event = device.event("slow-" + number);
    events.add(event);
    acknowledged.add(client.publish(publish3(device.topic(), event)));
  }
}
