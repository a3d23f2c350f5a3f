package io.fleet.gateway.mqtt;

import static io.restassured.RestAssured.given;

import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Somebody who gives commands, over HTTP and straight into the log. */
final class Operator {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Operator() {}

  static Response post(String vehicleId, String body) {
    return post(vehicleId, body, "operator");
  }

  static Response post(String vehicleId, String body, String role) {
    return given()
        .header("Authorization", "Bearer " + GatewayWorld.token(role))
        .contentType("application/json")
        .body(body)
        .post("/v1/vehicles/" + vehicleId + "/commands");
  }

  /** Gives a command and returns its id. */
  static String give(String vehicleId, String type) {
    Response response = post(vehicleId, "{\"type\":\"" + type + "\",\"params\":{\"n\":1}}");
    if (response.statusCode() != 202) {
      throw new IllegalStateException(response.asString());
    }
    return response.path("command_id");
  }

  /** What the gateway says of a command now, null if it does not know it. */
  static String state(String vehicleId, String commandId) {
    return given()
        .header("Authorization", "Bearer " + GatewayWorld.token("operator"))
        .get("/v1/vehicles/" + vehicleId + "/commands")
        .path("commands.find { it.command_id == '" + commandId + "' }.state");
  }

  static void awaitState(String vehicleId, String commandId, String state) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(state(vehicleId, commandId))
                    .isEqualTo(state));
  }

  /** Writes a record as any other program would. */
  static void write(Topic topic, String key, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", GatewayWorld.broker().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      byte[] id = key.getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(topic.topicName(), id, bytes))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
