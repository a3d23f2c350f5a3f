package io.fleet.gateway.broker;

import io.fleet.events.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Reads what is written to a topic after it was opened. */
public final class LogTail implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  public LogTail(String topic) {
    this(topic, false);
  }

  private LogTail(String topic, boolean whole) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", GatewayWorld.broker().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    consumer.assign(partitions);
    if (whole) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  /** Reads what was written before, too. */
  public static LogTail fromTheBeginning(String topic) {
    return new LogTail(topic, true);
  }

  /** Waits for the first record that is no heartbeat and fits. */
  public ConsumerRecord<byte[], byte[]> await(Predicate<ConsumerRecord<byte[], byte[]>> fits) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> first(fits) != null);
    return first(fits);
  }

  private ConsumerRecord<byte[], byte[]> first(Predicate<ConsumerRecord<byte[], byte[]>> fits) {
    poll();
    return seen.stream()
        .filter(r -> !Heartbeat.isKey(r.key()))
        .filter(fits)
        .findFirst()
        .orElse(null);
  }

  /** The partitions on which a heartbeat was seen so far. */
  public Set<Integer> partitionsWithHeartbeat() {
    poll();
    Set<Integer> partitions = new HashSet<>();
    seen.stream().filter(r -> Heartbeat.isKey(r.key())).forEach(r -> partitions.add(r.partition()));
    return partitions;
  }

  /** All values so far that are no heartbeats. */
  public List<String> values() {
    poll();
    return seen.stream()
        .filter(r -> !Heartbeat.isKey(r.key()))
        .map(r -> new String(r.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
