package io.fleet.local.acceptance;

import io.fleet.events.Topic;
import io.fleet.local.FleetStack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Another producer: writes to the log past the gateway. */
record RawLog(FleetStack stack) {
  private static final long PATIENCE_S = 30;

  void write(Topic topic, String key, String json) throws Exception {
    write(topic, key, json.getBytes(StandardCharsets.UTF_8));
  }

  void write(Topic topic, String key, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            topic.maxMessageBytes());
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.topicName(), keyBytes, value))
          .get(PATIENCE_S, TimeUnit.SECONDS);
    }
  }
}
