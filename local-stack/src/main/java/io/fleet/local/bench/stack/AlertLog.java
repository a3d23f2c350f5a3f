package io.fleet.local.bench.stack;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what subscribers of the alerts topic have been told. */
public final class AlertLog {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MAX_POLLS = 1_000;

  private AlertLog() {}

  /** The newest version of every alert that stands in the topic now. */
  public static Map<String, Alert> newestVersions(String bootstrapServers) throws Exception {
    Map<String, Alert> newest = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(bootstrapServers))) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.ALERTS.partitions())
              .mapToObj(number -> new TopicPartition(Topic.ALERTS.topicName(), number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (int polls = 0; !isAt(consumer, ends); polls++) {
        if (polls == MAX_POLLS) {
          throw new IllegalStateException("the alerts topic cannot be read to its end");
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Alert alert = AlertJson.read(record.value());
          newest.merge(alert.alertId(), alert, AlertLog::newer);
        }
      }
    }
    return newest;
  }

  private static Alert newer(Alert a, Alert b) {
    return b.version() >= a.version() ? b : a;
  }

  private static boolean isAt(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false);
  }
}
