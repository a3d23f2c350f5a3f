package io.fleet.local.backup;

import io.fleet.local.layout.LogGeneration;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.ReaderGroups;
import io.fleet.local.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks the log which one it is, how far the job has read it, and how far back it reaches. */
final class LogDesk {
  private static final int WAIT_S = 30;
  private static final Duration ASK = Duration.ofSeconds(20);

  private final LogLogin log;

  LogDesk(LogLogin log) {
    this.log = log;
  }

  /** Which log it is, and what the job told when a checkpoint was last complete. */
  LogPlaces places(LogGeneration generation)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Topics.adminSettings(log))) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin
              .listConsumerGroupOffsets(ReaderGroups.JOB)
              .partitionsToOffsetAndMetadata()
              .get(WAIT_S, TimeUnit.SECONDS);
      Map<String, Map<Integer, Long>> offsets = new TreeMap<>();
      read.forEach(
          (partition, at) -> {
            if (at != null) {
              offsets
                  .computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                  .put(partition.partition(), at.offset());
            }
          });
      return new LogPlaces(clusterId(admin), generation.number(), offsets);
    }
  }

  /** Whether this is the log the places are in. */
  boolean isLogOf(LogPlaces places)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Topics.adminSettings(log))) {
      return clusterId(admin).equals(places.clusterId());
    }
  }

  /** How many records follow on the places; of those that are gone already, none. */
  long recordsAfter(LogPlaces places) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> from = partitions(places);
      Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), ASK);
      return from.entrySet().stream()
          .mapToLong(place -> Math.max(0, ends.get(place.getKey()) - place.getValue()))
          .sum();
    }
  }

  /**
   * When the log begins to be whole again after the places, where it no longer reaches back to all
   * of them; empty where it does.
   *
   * @param now when it begins to be where nothing is left of it
   */
  Optional<Instant> wholeSince(LogPlaces places, Instant now) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> from = partitions(places);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(from.keySet(), ASK);
      List<TopicPartition> shortened = new ArrayList<>();
      first.forEach(
          (partition, offset) -> {
            if (offset > from.get(partition)) {
              shortened.add(partition);
            }
          });
      return shortened.stream()
          .map(each -> firstWrite(consumer, each, now))
          .max(Instant::compareTo);
    }
  }

  private static Instant firstWrite(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition of, Instant otherwise) {
    consumer.assign(List.of(of));
    consumer.seekToBeginning(List.of(of));
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(ASK)) {
      return Instant.ofEpochMilli(record.timestamp());
    }
    return otherwise;
  }

  private static Map<TopicPartition, Long> partitions(LogPlaces places) {
    Map<TopicPartition, Long> partitions = new HashMap<>();
    places
        .offsets()
        .forEach(
            (topic, offsets) ->
                offsets.forEach(
                    (partition, offset) ->
                        partitions.put(new TopicPartition(topic, partition), offset)));
    return partitions;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = log.settings("fleet-backup");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String clusterId(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin.describeCluster().clusterId().get(WAIT_S, TimeUnit.SECONDS);
  }
}
