package io.fleet.query.snapshot;

import io.fleet.events.ScoreSnapshot;
import io.fleet.events.ScoreSnapshotJson;
import io.fleet.events.Topic;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes snapshots under their driver's key and waits for the log. For one thread. */
final class SnapshotLog implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Duration patience;

  SnapshotLog(Map<String, Object> kafka, Duration patience) {
    this.patience = patience;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "query-api-snapshots");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes all of them.
   *
   * @throws KafkaException if the log has not acknowledged each in time
   */
  void write(List<ScoreSnapshot> snapshots) throws InterruptedException {
    List<Future<?>> sent = new ArrayList<>(snapshots.size());
    for (ScoreSnapshot snapshot : snapshots) {
      byte[] key = snapshot.driverId().getBytes(StandardCharsets.UTF_8);
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Topic.DRIVER_SCORES.topicName(), key, ScoreSnapshotJson.write(snapshot))));
    }
    try {
      for (Future<?> record : sent) {
        record.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("snapshots not acknowledged", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
