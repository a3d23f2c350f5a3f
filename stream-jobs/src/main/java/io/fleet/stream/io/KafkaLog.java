package io.fleet.stream.io;

import io.fleet.events.LogAccess;
import io.fleet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The log as sources and sinks of the job. */
public final class KafkaLog {
  private final String bootstrapServers;
  private final String groupId;

  public KafkaLog(String bootstrapServers, String groupId) {
    this.bootstrapServers = bootstrapServers;
    this.groupId = groupId;
  }

  /** Reads topics from where the job's state says, else from their beginning. */
  public KafkaSource<LogRecord> source(Topic... topics) {
    Properties access = new Properties();
    access.putAll(LogAccess.ofThisProcess());
    return KafkaSource.<LogRecord>builder()
        .setProperties(access)
        .setBootstrapServers(bootstrapServers)
        .setGroupId(groupId)
        .setTopics(List.of(topics).stream().map(Topic::topicName).toList())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new LogRecordSchema())
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000")
        .setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(16 << 20))
        .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(4 << 20))
        .setProperty("partition.discovery.interval.ms", "30000")
        .build();
  }

  /** Writes records to the topics they name, at least once: ids make repeats harmless. */
  public KafkaSink<OutboundRecord> sink() {
    Properties producer = new Properties();
    producer.putAll(LogAccess.ofThisProcess());
    producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    producer.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Integer.toString(Topic.DEAD_LETTERS.maxMessageBytes()));
    return KafkaSink.<OutboundRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new OutboundRecordSchema())
        .build();
  }

  private static final class OutboundRecordSchema
      implements KafkaRecordSerializationSchema<OutboundRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        OutboundRecord element, KafkaSinkContext context, Long timestamp) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(element.topic, element.key, element.value);
      element.headers.forEach(
          (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      return record;
    }
  }
}
