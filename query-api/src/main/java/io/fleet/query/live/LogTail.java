package io.fleet.query.live;

import io.fleet.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads some topics of the log from its end on: every partition, without a group, so that every
 * process sees everything and none leaves offsets behind. For one thread.
 */
final class LogTail implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Duration patience;

  /**
   * Opens the log at its end, one topic a little before.
   *
   * @param topics what is read
   * @param past of these the one that is read from before
   * @param pastFromMs from when on, epoch milliseconds
   * @throws KafkaException if it does not answer in time or lacks a topic
   */
  LogTail(
      Map<String, Object> kafka,
      Duration patience,
      List<Topic> topics,
      Topic past,
      long pastFromMs) {
    this.patience = patience;
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      topics.forEach(this::add);
      consumer.assign(partitions);
      consumer.endOffsets(partitions, patience).forEach(consumer::seek);
      seekPast(past, pastFromMs);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void seekPast(Topic past, long fromMs) {
    Map<TopicPartition, Long> from = new HashMap<>();
    partitions.stream()
        .filter(partition -> partition.topic().equals(past.topicName()))
        .forEach(partition -> from.put(partition, fromMs));
    consumer
        .offsetsForTimes(from, patience)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                consumer.seek(partition, found.offset());
              }
            });
  }

  private void add(Topic topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic.topicName(), patience);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("no topic " + topic.topicName());
    }
    found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-api-live");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "8388608");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    return settings;
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
        .mapToLong(end -> Math.max(0, end.getValue() - position(end.getKey())))
        .sum();
  }

  private long position(TopicPartition partition) {
    return consumer.position(partition, patience);
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
