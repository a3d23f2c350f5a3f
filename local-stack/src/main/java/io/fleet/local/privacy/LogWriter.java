package io.fleet.local.privacy;

import io.fleet.local.topic.LogLogin;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records and waits until all replicas have them. */
final class LogWriter implements AutoCloseable {
  private static final long PATIENCE_S = 20;
  private static final int LARGEST = 8 << 20;

  private final KafkaProducer<byte[], byte[]> producer;

  LogWriter(LogLogin log) {
    Map<String, Object> settings = log.settings("fleet-privacy");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes one record.
   *
   * @param value null to take what the key stands for out of a compacted topic
   */
  void write(String topic, Integer partition, byte[] key, byte[] value)
      throws InterruptedException, ExecutionException, TimeoutException {
    producer
        .send(new ProducerRecord<>(topic, partition, key, value))
        .get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    producer.close();
  }
}
