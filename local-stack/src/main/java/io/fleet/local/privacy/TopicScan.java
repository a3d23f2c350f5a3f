package io.fleet.local.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Topic;
import io.fleet.local.topic.LogLogin;
import io.fleet.schema.privacy.Person;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to the end they have when asked. */
final class TopicScan {
  private static final Duration ASK = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int SILENT_POLLS = 150;

  private final LogLogin log;

  TopicScan(LogLogin log) {
    this.log = log;
  }

  /**
   * Tells every record of topics, of each partition in order; of a topic that is not there, none.
   *
   * @throws IllegalStateException if the log stops answering
   */
  void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (var consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<String, List<PartitionInfo>> there = consumer.listTopics(ASK);
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
      int silent = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), ASK) < end.getValue())) {
        var records = consumer.poll(POLL);
        records.forEach(reader);
        silent = records.isEmpty() ? silent + 1 : 0;
        if (silent > SILENT_POLLS) {
          throw new IllegalStateException("the log cannot be read to its end");
        }
      }
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = log.settings("fleet-privacy");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  /**
   * Whether a record names the person: in its key, its value or a header. Of another driver who is
   * called alike, the names are the other's.
   *
   * @param pattern the person's
   */
  static boolean mentions(ConsumerRecord<byte[], byte[]> record, Person person, Pattern pattern) {
    if (record.topic().equals(Topic.DRIVERS.topicName())) {
      return record.key() != null && new String(record.key(), UTF_8).startsWith(person.id() + "@");
    }
    if (isIn(record.key(), pattern) || isIn(record.value(), pattern)) {
      return true;
    }
    for (Header header : record.headers()) {
      if (isIn(header.value(), pattern)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(byte[] bytes, Pattern pattern) {
    return bytes != null && pattern.matcher(new String(bytes, UTF_8)).find();
  }
}
