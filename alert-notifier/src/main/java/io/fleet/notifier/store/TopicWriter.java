package io.fleet.notifier.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the deliveries topic. The client may wait for the log, so it has a thread of its own. */
final class TopicWriter implements AutoCloseable {
  private final OneThread writing = new OneThread("fleet-store-write");
  private final Map<String, Object> kafka;
  private final String topic;
  private KafkaProducer<String, byte[]> producer;

  TopicWriter(Map<String, Object> kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /**
   * @param pending null for a tombstone
   */
  CompletionStage<StoredAt> write(String messageId, int partition, Pending pending) {
    CompletableFuture<StoredAt> written = new CompletableFuture<>();
    writing
        .run(() -> send(messageId, partition, pending, written))
        .whenComplete(
            (sent, e) -> {
              if (e != null) {
                written.completeExceptionally(e);
              }
            });
    return written;
  }

  private Void send(
      String messageId, int partition, Pending pending, CompletableFuture<StoredAt> written) {
    byte[] value = pending == null ? null : PendingJson.write(pending);
    producer()
        .send(
            new ProducerRecord<>(topic, partition, messageId, value),
            (at, e) -> {
              if (e == null) {
                written.complete(new StoredAt(at.partition(), at.offset()));
              } else {
                written.completeExceptionally(e);
              }
            });
    return null;
  }

  /** Made on first use: the log need not be there when the service starts. */
  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> all = new HashMap<>(kafka);
      all.put(ProducerConfig.ACKS_CONFIG, "all");
      all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
      all.put(ProducerConfig.LINGER_MS_CONFIG, "0");
      all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
      all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public void close() {
    writing.end(
        () -> {
          if (producer != null) {
            producer.close(Duration.ofSeconds(3));
          }
        });
  }
}
