package io.fleet.local.backup;

import io.fleet.events.Topic;
import io.fleet.local.topic.LogLogin;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics as files of lines, {@code TOPIC.ndjson}, and back into an empty log. Of one key records
 * keep their order; times and offsets are the log's own and become those of the new one.
 */
final class TopicCopy {
  private static final Duration ASK = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int SILENT_POLLS = 150;
  private static final int MOST_UNACKNOWLEDGED = 1_000;

  private final LogLogin log;

  TopicCopy(LogLogin log) {
    this.log = log;
  }

  /**
   * Writes all there is by now.
   *
   * @return records by topic
   */
  Map<String, Long> save(Path directory) throws IOException {
    Files.createDirectories(directory);
    Map<String, Long> records = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (Topic topic : KeptTopics.all()) {
        records.put(topic.topicName(), save(consumer, topic.topicName(), directory));
      }
    }
    return records;
  }

  private static long save(KafkaConsumer<byte[], byte[]> consumer, String topic, Path directory)
      throws IOException {
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    long written = 0;
    int silent = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file(directory, topic))) {
      while (!isReached(consumer, ends)) {
        var records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          out.write(new RecordLine(record.key(), record.value()).text());
          out.write('\n');
          written++;
        }
        silent = records.isEmpty() ? silent + 1 : 0;
        if (silent > SILENT_POLLS) {
          throw new IOException("the topic " + topic + " cannot be read to its end");
        }
      }
    }
    return written;
  }

  private static boolean isReached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic, ASK).stream()
        .map(each -> new TopicPartition(topic, each.partition()))
        .toList();
  }

  /** The topics that hold something already, or once did. */
  List<String> written() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<String> written = new ArrayList<>();
      for (Topic topic : KeptTopics.all()) {
        var ends = consumer.endOffsets(partitions(consumer, topic.topicName()), ASK);
        if (ends.values().stream().anyMatch(end -> end > 0)) {
          written.add(topic.topicName());
        }
      }
      return written;
    }
  }

  /**
   * Writes the lines of a backup into topics that hold nothing.
   *
   * @return records by topic, all acknowledged
   * @throws IllegalStateException if a topic holds something: what is newer would be overruled
   */
  Map<String, Long> load(Path directory)
      throws IOException, InterruptedException, ExecutionException {
    List<String> written = written();
    if (!written.isEmpty()) {
      throw new IllegalStateException(
          "the log is a new one and not empty, move it away: " + String.join(", ", written));
    }
    Map<String, Long> records = new TreeMap<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (Topic topic : KeptTopics.all()) {
        Path file = file(directory, topic.topicName());
        records.put(
            topic.topicName(), Files.exists(file) ? load(producer, topic.topicName(), file) : 0);
      }
    }
    return records;
  }

  private static long load(KafkaProducer<byte[], byte[]> producer, String topic, Path file)
      throws IOException, InterruptedException, ExecutionException {
    long loaded = 0;
    List<Future<?>> waiting = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        RecordLine record = RecordLine.of(line);
        waiting.add(producer.send(new ProducerRecord<>(topic, record.key(), record.value())));
        loaded++;
        if (waiting.size() == MOST_UNACKNOWLEDGED) {
          await(waiting);
        }
      }
    }
    await(waiting);
    return loaded;
  }

  private static void await(List<Future<?>> waiting)
      throws InterruptedException, ExecutionException {
    for (Future<?> each : waiting) {
      each.get();
    }
    waiting.clear();
  }

  private static Path file(Path directory, String topic) {
    return directory.resolve(topic + ".ndjson");
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = log.settings("fleet-backup");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = log.settings("fleet-restore");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
