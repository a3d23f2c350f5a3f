package io.fleet.local.chaos;

import io.fleet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that nobody can read, written into every topic the job and the notifier read. */
final class Poison {
  private static final List<Topic> TOPICS =
      List.of(
          Topic.TELEMETRY_RAW,
          Topic.TRIP_EVENTS,
          Topic.VEHICLE_STATUS,
          Topic.DRIVER_EVENTS,
          Topic.DELIVERY_EVENTS,
          Topic.ALERTS,
          Topic.EVENT_ACTIONS,
          Topic.REPAIR_SLICES);

  private static final int ROUNDS = 10;
  private static final int BINARY_BYTES = 64;
  private static final int LONG_CHARACTERS = 1 << 19;
  private static final int PATIENCE_S = 30;

  private Poison() {}

  static void strike(Disturbance it) throws Exception {
    byte[] binary = new byte[BINARY_BYTES];
    new Random(1).nextBytes(binary);
    List<byte[]> poisons =
        List.of(
            binary,
            "{\"vehicle_id\":\"poi".getBytes(StandardCharsets.UTF_8),
            "x".repeat(LONG_CHARACTERS).getBytes(StandardCharsets.UTF_8),
            new byte[0]);
    it.during(
        "poison",
        () -> {
          try (KafkaProducer<String, byte[]> producer = producer(it.stack())) {
            for (int round = 0; round < ROUNDS; round++) {
              for (Topic topic : TOPICS) {
                for (byte[] poison : poisons) {
                  var record = new ProducerRecord<>(topic.topicName(), "extra-poison", poison);
                  producer.send(record).get(PATIENCE_S, TimeUnit.SECONDS);
                }
              }
              it.sleep(Duration.ofSeconds(1));
            }
          }
        });
  }

  private static KafkaProducer<String, byte[]> producer(ChaosStack stack) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 << 20);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
