package io.fleet.local.deadletter;

import io.fleet.local.topic.LogLogin;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes originals back to the topics they came from; opened with the first of them. */
final class OriginalTopic implements AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final LogLogin log;
  private KafkaProducer<byte[], byte[]> producer;

  OriginalTopic(LogLogin log) {
    this.log = log;
  }

  /**
   * Returns when the log has it.
   *
   * @param key empty for none
   * @throws IllegalStateException if the log does not take it within 30 s
   */
  void write(String topic, byte[] key, byte[] value) throws InterruptedException {
    try {
      producer()
          .send(new ProducerRecord<>(topic, key.length == 0 ? null : key, value))
          .get(2L * PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the log does not take it: " + e.getMessage(), e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, Object> settings = log.settings("fleet-deadletters");
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(java.time.Duration.ofSeconds(5));
    }
  }
}
