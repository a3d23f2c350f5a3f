package io.fleet.local.bench.backlog;

import io.fleet.events.Heartbeat;
import io.fleet.events.Topic;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes into the log as the gateway does, acknowledged by all replicas. What went wrong is said by
 * the next {@link #flush()}. Bounded by the producer's own buffer. One thread.
 */
public final class LogProducer implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public LogProducer(String bootstrapServers) {
    this.producer = new KafkaProducer<>(settings(bootstrapServers));
  }

  /** Hands a record over; waits only while the buffer is full. */
  public void send(Topic topic, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.topicName(), key, value), this::note);
  }

  /**
   * One heartbeat into every partition of the telemetry; returns when that was, by {@link
   * System#nanoTime()}.
   */
  public long heartbeat() throws IOException {
    heartbeatAt(null);
    flush();
    return System.nanoTime();
  }

  /**
   * Hands the same over with a time of its own, which counts where the log believes it.
   *
   * @param timestampMs epoch milliseconds, or null for the moment
   */
  void heartbeatAt(Long timestampMs) {
    heartbeats(timestampMs, this::note);
  }

  /**
   * Writes the same, and tells whether every partition took it at that time instead of at its own.
   *
   * @throws IOException if the log did not take it
   */
  boolean isBelieved(long timestampMs) throws IOException {
    AtomicInteger believed = new AtomicInteger();
    heartbeats(
        timestampMs,
        (metadata, e) -> {
          note(metadata, e);
          if (e == null && metadata.timestamp() == timestampMs) {
            believed.incrementAndGet();
          }
        });
    flush();
    return believed.get() == Topic.TELEMETRY_RAW.partitions();
  }

  private void heartbeats(Long timestampMs, Callback callback) {
    String telemetry = Topic.TELEMETRY_RAW.topicName();
    for (int partition = 0; partition < Topic.TELEMETRY_RAW.partitions(); partition++) {
      producer.send(
          new ProducerRecord<>(
              telemetry, partition, timestampMs, Heartbeat.key(), Heartbeat.value()),
          callback);
    }
  }

  private void note(Object metadata, Exception e) {
    if (e != null) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Returns when everything handed over is acknowledged.
   *
   * @throws IOException if the log did not take all
   */
  public void flush() throws IOException {
    producer.flush();
    if (failure.get() != null) {
      throw new IOException("the log did not take the backlog", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        20,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 << 10,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        60_000);
  }
}
