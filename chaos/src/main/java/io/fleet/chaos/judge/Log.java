package io.fleet.chaos.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The log, read by a plain consumer of no group. */
final class Log {
  static final String TELEMETRY = "fleet.prod.telemetry.raw";
  static final String ALERTS = "fleet.prod.alerts.outbound";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_EMPTY_POLLS = 100;

  private final String bootstrapServers;

  Log(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Tells every record of a topic from a moment on, up to the topic's end as it is now. It is read
   * from its beginning: a broker's index of times is what a kill may leave wrong, and who judges
   * does not lean on it.
   *
   * @param sinceMs records with an earlier time are left out, epoch milliseconds
   */
  void read(String topic, long sinceMs, Consumer<ConsumerRecord<String, String>> reader) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.seekToBeginning(partitions);
      int empty = 0;
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        var records = consumer.poll(POLL);
        empty = records.isEmpty() ? empty + 1 : 0;
        if (empty == MOST_EMPTY_POLLS) {
          throw new IllegalStateException(topic + " cannot be read to its end");
        }
        for (ConsumerRecord<String, String> record : records) {
          if (record.timestamp() >= sinceMs) {
            reader.accept(record);
          }
        }
      }
    }
  }
}
