package io.fleet.stream.io;

import io.fleet.events.LogAccess;
import io.fleet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The log as sources and sinks of the job. */
public final class KafkaLog {
  private final String bootstrapServers;
  private final String groupId;

  private final Span span;

  /** What is read of topics, unless the job's state says it. */
  private interface Span extends UnaryOperator<KafkaSourceBuilder<LogRecord>> {}

  /** Read from where the job's state says, else from the beginning. */
  public KafkaLog(String bootstrapServers, String groupId) {
    this(
        bootstrapServers,
        groupId,
        source -> source.setStartingOffsets(OffsetsInitializer.earliest()));
  }

  private KafkaLog(String bootstrapServers, String groupId, Span span) {
    this.bootstrapServers = bootstrapServers;
    this.groupId = groupId;
    this.span = span;
  }

  /**
   * The same log, read from a moment to what is its end when reading begins; nobody remembers that.
   *
   * @param fromMs epoch milliseconds, by the log's clock
   */
  public static KafkaLog since(long fromMs, String bootstrapServers, String groupId) {
    return new KafkaLog(
        bootstrapServers,
        groupId,
        source ->
            source
                .setStartingOffsets(OffsetsInitializer.timestamp(fromMs))
                .setBounded(OffsetsInitializer.latest()));
  }

  /** Reads topics. */
  public KafkaSource<LogRecord> source(Topic... topics) {
    Properties access = new Properties();
    access.putAll(LogAccess.ofThisProcess());
    KafkaSourceBuilder<LogRecord> source = KafkaSource.builder();
    return span.apply(source)
        .setProperties(access)
        .setBootstrapServers(bootstrapServers)
        .setGroupId(groupId)
        .setTopics(List.of(topics).stream().map(Topic::topicName).toList())
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
