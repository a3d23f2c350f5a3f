package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.publish.LogPulse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttLogAwayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Inject LogPulse log;

  @Test
  void whatWasNotAcknowledgedIsSentAgainAndStored() throws Exception {
    // given
    Device device = Device.of("away-1");
    Mqtt3AsyncClient client =
        device
            .mqtt3()
            .automaticReconnect()
            .initialDelay(200, TimeUnit.MILLISECONDS)
            .maxDelay(1, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .buildAsync();
    client.toBlocking().connectWith().cleanSession(false).send();
    String event = device.event("while-away");
    CompletableFuture<Mqtt3Publish> acknowledged;
    // when
    GatewayWorld.broker().kill();
    try {
      acknowledged = client.publish(publish3(device.topic(), event));
      Awaitility.await().atMost(PATIENCE).until(() -> !client.getState().isConnected());
      assertThat(acknowledged).isNotDone();
      Awaitility.await().atMost(PATIENCE).until(log::isAway);
      assertTurnedAway(device);
    } finally {
      GatewayWorld.broker().start();
    }
    // then
    acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    client.toBlocking().disconnect();
    try (LogTail tail = LogTail.fromTheBeginning(Topic.TELEMETRY_RAW.topicName())) {
      tail.await(r -> new String(r.value(), StandardCharsets.UTF_8).equals(event));
    }
  }

  private static void assertTurnedAway(Device device) {
    Mqtt3BlockingClient other = device.mqtt3().buildBlocking();
    Mqtt3ConnAckException refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            Mqtt3ConnAckException.class, other::connect);
    assertThat(refused.getMqttMessage().getReturnCode())
        .isEqualTo(Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE);
  }
}
