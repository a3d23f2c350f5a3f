package io.fleet.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.fleet.gateway.broker.GatewayWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A tracker with its id, its token and clients of a library that knows nothing of the gateway. The
 * test that made them sends them away with {@link #disconnectAll()}.
 */
record Device(String id, String token) {

  private static final List<MqttClient> CLIENTS = new CopyOnWriteArrayList<>();

  /** A device that may. */
  static Device of(String id) {
    return new Device(id, GatewayWorld.deviceToken(id, Duration.ofHours(1)));
  }

  String topic() {
    return "devices/" + id + "/telemetry";
  }

  /** A good event, now, with a mark to find it by. */
  String event(String mark) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900,\"event_id\":\"%s\"}"
        .formatted(id, Instant.now(), mark);
  }

  /** Ends every connection of every device. */
  static void disconnectAll() {
    for (MqttClient client : CLIENTS) {
      if (client.getState().isConnectedOrReconnect()) {
        disconnect(client);
      }
    }
    CLIENTS.clear();
  }

  private static void disconnect(MqttClient client) {
    try {
      if (client instanceof Mqtt3Client three) {
        three.toBlocking().disconnect();
      } else if (client instanceof Mqtt5Client five) {
        five.toBlocking().disconnect();
      }
    } catch (MqttClientStateException e) {
      // gone in the meantime
    }
  }

  private static <C extends MqttClient> C known(C client) {
    CLIENTS.add(client);
    return client;
  }

  Mqtt3ClientBuilder mqtt3() {
    return MqttClient.builder()
        .useMqttVersion3()
        .identifier(UUID.randomUUID().toString())
        .serverHost("127.0.0.1")
        .serverPort(GatewayWorld.mqttPort())
        .simpleAuth()
        .username(id)
        .password(token.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth();
  }

  Mqtt3AsyncClient connected3() {
    Mqtt3AsyncClient client = known(mqtt3().buildAsync());
    client.toBlocking().connect();
    return client;
  }

  Mqtt5BlockingClient mqtt5(String clientId) {
    return known(
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(clientId)
            .serverHost("127.0.0.1")
            .serverPort(GatewayWorld.mqttPort())
            .simpleAuth()
            .username(id)
            .password(token.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking());
  }

  Mqtt5BlockingClient connected5() {
    Mqtt5BlockingClient client = mqtt5(UUID.randomUUID().toString());
    client.connect();
    return client;
  }

  static Mqtt3Publish publish3(String topic, String payload) {
    return Mqtt3Publish.builder()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  static Mqtt5Publish publish5(String topic, String payload) {
    return Mqtt5Publish.builder()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
