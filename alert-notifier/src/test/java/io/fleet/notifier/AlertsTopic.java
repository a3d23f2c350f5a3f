package io.fleet.notifier;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other side of the notifier's log: writes alerts, reads dead letters. */
public final class AlertsTopic implements AutoCloseable {
  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  public AlertsTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public static Alert alert(String alertId, long version, Alert.State state) {
    long now = System.currentTimeMillis();
    return new Alert(
        alertId,
        version,
        state,
        now,
        now,
        null,
        now,
        "overspeed",
        2,
        "van-1",
        null,
        null,
        48_137_154,
        11_576_124,
        "92 km/h über dem Limit",
        Map.of("peak_kmph", 92.5),
        false,
        false);
  }

  public Future<RecordMetadata> send(Alert alert) {
    return send(alert.vehicleId() + alert.alertId(), AlertJson.write(alert));
  }

  public Future<RecordMetadata> send(String key, byte[] value) {
    return sendTo(Topic.ALERTS, key, value);
  }

  public Future<RecordMetadata> sendTo(Topic topic, String key, byte[] value) {
    return producer.send(
        new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** An alert whose record says what brought it about. */
  void sendAndWait(Alert alert, TraceParent cause) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topic.ALERTS.topicName(), AlertJson.write(alert));
    record.headers().add(TraceParent.HEADER, cause.bytes());
    waitFor(producer.send(record));
  }

  public void sendAndWait(Alert alert) {
    waitFor(send(alert));
  }

  static void waitFor(Future<?> sent) {
    try {
      sent.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return readAll(Topic.DEAD_LETTERS.topicName());
  }

  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  /** What a compacted topic holds: the newest value of each key, null for one that was removed. */
  public Map<String, byte[]> newestValues(String topic) {
    Map<String, byte[]> newest = new HashMap<>();
    readAll(topic)
        .forEach(each -> newest.put(new String(each.key(), StandardCharsets.UTF_8), each.value()));
    return newest;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
