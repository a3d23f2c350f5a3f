package io.fleet.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.fleet.gateway.broker.GatewayWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A tracker with its id, its token and clients of a library that knows nothing of the gateway. */
record Device(String id, String token) {

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
    Mqtt3AsyncClient client = mqtt3().buildAsync();
    client.toBlocking().connect();
    return client;
  }

  Mqtt5BlockingClient mqtt5(String clientId) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost("127.0.0.1")
        .serverPort(GatewayWorld.mqttPort())
        .simpleAuth()
        .username(id)
        .password(token.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .buildBlocking();
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
