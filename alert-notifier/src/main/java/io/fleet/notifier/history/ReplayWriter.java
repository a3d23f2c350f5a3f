package io.fleet.notifier.history;

import io.fleet.events.Topic;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Replay;
import io.fleet.notifier.event.ReplayJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the replays topic, in order for each vehicle. Blocks; for one thread. */
final class ReplayWriter implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param kafka connection settings of the log
   */
  ReplayWriter(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * @param queued runs when the log has it
   */
  void write(String endpointId, Event event, Runnable queued) {
    String vehicleId = event.scope().vehicleId();
    String key = vehicleId == null ? event.subjectId() : vehicleId;
    producer.send(
        new ProducerRecord<>(
            Topic.WEBHOOK_REPLAYS.topicName(),
            key.getBytes(StandardCharsets.UTF_8),
            ReplayJson.write(new Replay(endpointId, event))),
        (at, e) -> {
          if (e == null) {
            queued.run();
          } else {
            failure.compareAndSet(null, e);
          }
        });
  }

  /**
   * Waits until the log has everything.
   *
   * @throws KafkaException if it did not take all of it
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new KafkaException("replays not written", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
