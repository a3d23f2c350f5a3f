package io.fleet.gateway.device;

import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.broker.GatewayWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What another gateway does: reads and writes the topic of devices, past the one under test. */
final class OtherGateway {
  private static final String TOPIC = Topic.DEVICES.topicName();

  private OtherGateway() {}

  /** Writes a body as a version of a device. */
  static void write(String deviceId, long version, boolean deleted, String body) throws Exception {
    write(
        new ReferenceVersion(
            ReferenceKind.DEVICES,
            deviceId,
            0,
            version,
            deleted,
            Instant.now().toEpochMilli(),
            "other",
            body));
  }

  static void write(ReferenceVersion version) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", GatewayWorld.broker().bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(TOPIC, version.key(), ReferenceJson.write(version)))
          .get(10, TimeUnit.SECONDS);
    }
  }

  /** All that stands in the topic. */
  static List<String> everything() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", GatewayWorld.broker().bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> values = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> values.add(new String(record.key()) + new String(record.value())));
      }
      return values;
    }
  }
}
