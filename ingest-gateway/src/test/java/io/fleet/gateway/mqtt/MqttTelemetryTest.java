package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static io.fleet.gateway.mqtt.Device.publish5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.fleet.events.DeadLetter;
import io.fleet.events.Topic;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is acknowledged is in the log, what is refused is kept, in both protocol versions. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttTelemetryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject InFlightBytes inFlight;

  @AfterEach
  void nothingIsHeld() {
    Device.disconnectAll();
    Awaitility.await().atMost(PATIENCE).until(() -> inFlight.used() == 0);
  }

  @Test
  void anAcknowledgedEventIsInTheLogAsItWasSent() {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      Device device = Device.of("mq-1");
      String of3 = device.event("three");
      String of5 = device.event("five");
      // when
      device.connected3().toBlocking().publish(publish3(device.topic(), of3));
      device.connected5().publish(publish5(device.topic(), of5));
      // then
      ConsumerRecord<byte[], byte[]> record = log.await(r -> value(r).equals(of3));
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("mq-1");
      log.await(r -> value(r).equals(of5));
    }
  }

  @Test
  void qos0ArrivesWithoutAcknowledgement() {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      Device device = Device.of("mq-0");
      String event = device.event("unasked");
      // when
      device
          .connected3()
          .publishWith()
          .topic(device.topic())
          .qos(MqttQos.AT_MOST_ONCE)
          .payload(event.getBytes(StandardCharsets.UTF_8))
          .send();
      // then
      log.await(r -> value(r).equals(event));
    }
  }

  @Test
  void anArrayIsSeveralEvents() {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      Device device = Device.of("mq-array");
      String one = device.event("one");
      String two = device.event("two");
      // when
      device.connected5().publish(publish5(device.topic(), "[" + one + ", " + two + "]"));
      // then
      log.await(r -> value(r).equals(one));
      log.await(r -> value(r).equals(two));
    }
  }

  @Test
  void oneConnectionsEventsKeepTheirOrder() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      Device device = Device.of("mq-order");
      Mqtt3AsyncClient client = device.connected3();
      List<String> events = new ArrayList<>();
      List<CompletableFuture<?>> acknowledged = new ArrayList<>();
      // when
      for (int i = 0; i < 40; i++) {
        events.add(device.event("n" + i));
        acknowledged.add(client.publish(publish3(device.topic(), events.get(i))));
      }
      CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      // then
      log.await(r -> value(r).equals(events.get(39)));
      assertThat(log.values()).filteredOn(v -> v.contains("mq-order")).isEqualTo(events);
    }
  }

  @Test
  void aRefusedEventIsKeptAndTheOthersStored() {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName());
        LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Device device = Device.of("mq-clock");
      String good = device.event("good");
      String old = "{\"vehicle_id\":\"mq-clock\",\"timestamp\":\"1980-01-06T00:00:00Z\",\"rpm\":1}";
      Mqtt5BlockingClient client = device.connected5();
      // when
      Mqtt5PubAckException refused = refused(client, device, "[" + old + "," + good + "]");
      // then
      assertThat(refused.getMqttMessage().getReasonCode())
          .isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
      assertThat(refused.getMqttMessage().getReasonString().orElseThrow())
          .hasToString("accepted 1, refused 1; first: clock: " + clockDetail(deadLetters, old));
      log.await(r -> value(r).equals(good));
    }
  }

  @Test
  void anEventOfAnotherVehicleIsRefusedAndKept() {
    try (LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Device device = Device.of("mq-own");
      String foreign = Device.of("mq-other").event("foreign");
      // when
      refused(device.connected5(), device, foreign);
      // then
      ConsumerRecord<byte[], byte[]> letter = deadLetters.await(r -> value(r).equals(foreign));
      assertThat(header(letter, DeadLetter.HEADER_REASON)).isEqualTo("foreign_vehicle");
    }
  }

  @Test
  void whatIsNoJsonIsKeptAndNeverSentAgain() {
    try (LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      Device device = Device.of("mq-garbage");
      for (String garbage : List.of("hello mq", "[7, \"mq\"]", "{\"vehicle_id\":\"mq-garb")) {
        // when
        device.connected3().toBlocking().publish(publish3(device.topic(), garbage));
        // then
        ConsumerRecord<byte[], byte[]> letter = deadLetters.await(r -> value(r).equals(garbage));
        assertThat(header(letter, DeadLetter.HEADER_REASON)).isEqualTo("malformed");
      }
    }
  }

  @Test
  void mosquittosOwnClientPublishes() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      Device device = Device.of("mq-mosquitto");
      for (String version : List.of("311", "5")) {
        // given
        String event = device.event("mosquitto-" + version);
        // when
        Mosquitto.Result result = Mosquitto.publish(device, version, device.topic(), event);
        // then
        assertThat(result.exitCode()).as(result.output()).isZero();
        log.await(r -> value(r).equals(event));
      }
    }
  }

  private static Mqtt5PubAckException refused(
      Mqtt5BlockingClient client, Device device, String payload) {
    return catchThrowableOfType(
        Mqtt5PubAckException.class, () -> client.publish(publish5(device.topic(), payload)));
  }

  private static String clockDetail(LogTail deadLetters, String original) {
    return header(deadLetters.await(r -> value(r).equals(original)), DeadLetter.HEADER_DETAIL);
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
