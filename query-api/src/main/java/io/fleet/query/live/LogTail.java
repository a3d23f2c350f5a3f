package io.fleet.query.live;

import io.fleet.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows some topics of the log from its end on, or from where it is told: every partition,
 * without a group, so that every process sees everything and none leaves offsets behind. For one
 * thread.
 */
final class LogTail implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Topic> topics;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Duration patience;

  /**
   * Opens the log at its end.
   *
   * @param onGap {@code latest} where records that are lost matter to nobody, else {@code none}
   * @throws KafkaException if it does not answer in time or lacks a topic
   */
  LogTail(Map<String, Object> kafka, Duration patience, List<Topic> topics, String onGap) {
    this.patience = patience;
    this.topics = topics;
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka, onGap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      topics.forEach(this::add);
      consumer.assign(partitions);
      consumer.endOffsets(partitions, patience).forEach(consumer::seek);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(Topic topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic.topicName(), patience);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("no topic " + topic.topicName());
    }
    found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
  }

  private static Map<String, Object> settings(Map<String, Object> kafka, String onGap) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-api-live");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, onGap);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "8388608");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    return settings;
  }

  /** Goes back to what the log took from a time on, epoch milliseconds. */
  void seek(long fromMs) {
    Map<TopicPartition, Long> from = new HashMap<>();
    partitions.forEach(partition -> from.put(partition, fromMs));
    consumer
        .offsetsForTimes(from, patience)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                consumer.seek(partition, found.offset());
              }
            });
  }

  /**
   * Goes on from a place.
   *
   * @return false if the log does not hold all there is behind it; then nothing has changed
   */
  boolean seek(LogPosition place) {
    LogPosition first = position(consumer.beginningOffsets(partitions, patience)::get);
    if (!place.covers(first) || !ends().covers(place)) {
      return false;
    }
    partitions.forEach(
        partition ->
            consumer.seek(partition, place.next(number(partition), partition.partition())));
    return true;
  }

  /** Where it reads on. */
  LogPosition position() {
    return position(this::next);
  }

  /**
   * Asks the log for its end.
   *
   * @throws KafkaException if it does not answer in time
   */
  LogPosition ends() {
    return position(consumer.endOffsets(partitions, patience)::get);
  }

  private LogPosition position(ToLongFunction<TopicPartition> offset) {
    LogPosition position = LogPosition.start(topics.size());
    partitions.forEach(
        partition ->
            position.advance(
                number(partition), partition.partition(), offset.applyAsLong(partition)));
    return position;
  }

  private int number(TopicPartition partition) {
    for (int number = 0; number < topics.size(); number++) {
      if (topics.get(number).topicName().equals(partition.topic())) {
        return number;
      }
    }
    throw new IllegalArgumentException(partition.topic());
  }

  /** What has come since, waiting a little if nothing has. */
  ConsumerRecords<byte[], byte[]> poll(Duration wait) {
    return consumer.poll(wait);
  }

  /**
   * Asks the log for its end.
   *
   * @return records that were not read yet
   * @throws KafkaException if it does not answer in time
   */
  long lag() {
    return consumer.endOffsets(partitions, patience).entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - next(end.getKey())))
        .sum();
  }

  private long next(TopicPartition partition) {
    return consumer.position(partition, patience);
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
