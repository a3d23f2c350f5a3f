package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Another producer and reader: uses the log past the gateway. */
record RawLog(FleetStack stack) {
  private static final long PATIENCE_S = 30;

  void write(Topic topic, String key, String json) throws Exception {
    write(topic, key, json.getBytes(UTF_8));
  }

  void write(Topic topic, String key, byte[] value) throws Exception {
    write(topic, key, value, Map.of());
  }

  void write(Topic topic, String key, byte[] value, Map<String, String> headers) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            topic.maxMessageBytes());
    byte[] keyBytes = key.getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(topic.topicName(), keyBytes, value);
      headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
      producer.send(record).get(PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  /** Tells key and value of every record of a topic that has a key, from the beginning. */
  void read(Topic topic, BiConsumer<String, String> reader) {
    readRecords(List.of(topic), record -> tell(record, reader));
  }

  /** Every version of an alert that was ever told; the table forgets older ones when it merges. */
  Set<String> alertVersions() {
    Set<String> versions = new HashSet<>();
    read(
        Topic.ALERTS,
        (vehicle, json) -> {
          try {
            Alert alert = AlertJson.read(json.getBytes(UTF_8));
            versions.add(alert.alertId() + "@" + alert.version());
          } catch (Refusal.RefusedException e) {
            throw new AssertionError("no alert: " + json, e);
          }
        });
    return versions;
  }

  /** Tells of every record of topics its topic and all that stands in it: key, headers, value. */
  void readWhole(List<Topic> topics, BiConsumer<String, String> reader) {
    readRecords(
        topics,
        record -> {
          StringBuilder whole = new StringBuilder(record.key() + " ");
          record.headers().forEach(h -> whole.append(new String(h.value(), UTF_8)).append(' '));
          reader.accept(record.topic(), whole.append(record.value()).toString());
        });
  }

  private void readRecords(List<Topic> topics, Consumer<ConsumerRecord<String, String>> reader) {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
            .toList();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_S);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
        if (System.nanoTime() > deadlineNs) {
          throw new AssertionError("the log cannot be read to its end");
        }
      }
    }
  }

  private static void tell(
      ConsumerRecord<String, String> record, BiConsumer<String, String> reader) {
    if (record.key() != null) {
      reader.accept(record.key(), record.value());
    }
  }
}
