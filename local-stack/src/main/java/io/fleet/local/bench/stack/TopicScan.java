package io.fleet.local.bench.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to its end as it is now. */
public final class TopicScan {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MAX_EMPTY_POLLS = 60;

  private final String bootstrapServers;
  private final String topic;

  public TopicScan(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** Takes one record. */
  public interface Reader<E extends Exception> {
    void read(ConsumerRecord<byte[], byte[]> record) throws E;
  }

  /** Shows every record, each partition's in their order. */
  public <E extends Exception> void forEach(Reader<E> reader) throws E {
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      int empty = 0;
      while (!isAt(consumer, ends)) {
        var records = consumer.poll(POLL);
        empty = records.isEmpty() ? empty + 1 : 0;
        if (empty == MAX_EMPTY_POLLS) {
          throw new IllegalStateException("the topic " + topic + " cannot be read to its end");
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          reader.read(record);
        }
      }
    }
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(found -> new TopicPartition(topic, found.partition()))
        .toList();
  }

  private static boolean isAt(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        16 << 20,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false);
  }
}
