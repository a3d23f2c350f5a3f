package io.fleet.query.system;

import io.fleet.events.Topic;
import io.fleet.query.system.Backlogs.Backlog;
import io.fleet.query.system.UnknownPlaceException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks up the places a group has told and what follows on them, without joining the group and
 * without telling anything in its name. For one thread at a time.
 */
final class GroupPlaces implements AutoCloseable {
  /** A batch of most producers fits; of what is waiting only the first record is wanted. */
  private static final int MOST_BYTES_A_PARTITION = 256 << 10;

  private static final int MOST_BYTES = 4 << 20;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LogReader reader;
  private final Duration patience;
  private final Clock clock;
  private Instant until;

  GroupPlaces(
      Map<String, Object> kafka, LogReader reader, String group, Duration patience, Clock clock) {
    this.reader = reader;
    this.patience = patience;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka, reader, group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  private static Map<String, Object> settings(
      Map<String, Object> kafka, LogReader reader, String group) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-api-places-" + reader.ordinal());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES_A_PARTITION);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    return settings;
  }

  /**
   * What waits for the group.
   *
   * @throws UnknownPlaceException if it has told no place
   * @throws KafkaException if the log does not answer in time, refuses or lacks a topic
   */
  Backlog read() throws UnknownPlaceException {
    until = clock.instant().plus(patience);
    Set<TopicPartition> timed = partitions(reader.timed());
    Set<TopicPartition> all = partitions(reader.counted());
    all.addAll(timed);
    Map<TopicPartition, OffsetAndMetadata> told = consumer.committed(all, left());
    if (told.values().stream().noneMatch(Objects::nonNull)) {
      throw new UnknownPlaceException(Reason.NOTHING_TOLD, null);
    }
    Map<TopicPartition, Long> first = consumer.beginningOffsets(all, left());
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, left());
    Map<TopicPartition, Long> waiting = new HashMap<>();
    long records = 0;
    for (TopicPartition partition : all) {
      OffsetAndMetadata place = told.get(partition);
      long next = Math.max(first.get(partition), place == null ? 0 : place.offset());
      long behind = Math.max(0, ends.get(partition) - next);
      records += behind;
      if (behind > 0 && timed.contains(partition)) {
        waiting.put(partition, next);
      }
    }
    return new Backlog(records, oldest(waiting));
  }

  private Set<TopicPartition> partitions(List<Topic> topics) {
    Set<TopicPartition> partitions = new HashSet<>();
    for (Topic topic : topics) {
      List<PartitionInfo> found = consumer.partitionsFor(topic.topicName(), left());
      if (found == null || found.isEmpty()) {
        throw new KafkaException("no topic " + topic.topicName());
      }
      found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    }
    return partitions;
  }

  /** When the log took the oldest of the records at these places; null without a place. */
  private Instant oldest(Map<TopicPartition, Long> waiting) {
    long oldestMs = Long.MAX_VALUE;
    Set<TopicPartition> unseen = new HashSet<>(waiting.keySet());
    consumer.assign(waiting.keySet());
    waiting.forEach(consumer::seek);
    while (!unseen.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(left());
      for (TopicPartition partition : records.partitions()) {
        unseen.remove(partition);
        oldestMs = Math.min(oldestMs, records.records(partition).get(0).timestamp());
      }
      consumer.pause(records.partitions());
    }
    consumer.unsubscribe();
    return waiting.isEmpty() ? null : Instant.ofEpochMilli(oldestMs);
  }

  private Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("the log took too long");
    }
    return left;
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
