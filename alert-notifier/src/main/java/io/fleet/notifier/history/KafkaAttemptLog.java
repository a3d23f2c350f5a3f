package io.fleet.notifier.history;

import io.fleet.events.Topic;
import io.fleet.events.WebhookAttempt;
import io.fleet.events.WebhookAttemptJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * The log of attempts in its topic, by endpoint. It is told best-effort: what finds no room while
 * the log is away is dropped and counted, and no delivery waits for it. A channel would bring
 * nothing here, for its buffer can be neither bounded nor measured from outside.
 */
public final class KafkaAttemptLog implements AttemptLog, AutoCloseable {
  /** Records that were not written. */
  public static final String DROPPED = "fleet.notifier.attempt.records.dropped";

  /** Records that wait for the log. */
  public static final String WAITING = "fleet.notifier.attempt.records.waiting";

  private static final Logger LOG = Logger.getLogger(KafkaAttemptLog.class);
  private static final long MAX_BLOCK_MS = 5_000;

  private final Map<String, Object> kafka;
  private final BlockingQueue<Runnable> waiting;
  private final ThreadPoolExecutor writing;
  private final Counter dropped;
  private KafkaProducer<String, byte[]> producer;

  /**
   * @param kafka connection settings of the log
   * @param room records that may wait in memory
   */
  public KafkaAttemptLog(Map<String, Object> kafka, int room, MeterRegistry registry) {
    this.kafka = Map.copyOf(kafka);
    this.waiting = new ArrayBlockingQueue<>(room);
    this.dropped = registry.counter(DROPPED);
    registry.gaugeCollectionSize(WAITING, java.util.List.of(), waiting);
    this.writing =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            waiting,
            work -> {
              Thread thread = new Thread(work, "fleet-attempts-write");
              thread.setDaemon(true);
              return thread;
            },
            (work, full) -> dropped.increment());
  }

  @Override
  public void add(WebhookAttempt attempt) {
    writing.execute(() -> write(attempt));
  }

  private void write(WebhookAttempt attempt) {
    try {
      ProducerRecord<String, byte[]> row =
          new ProducerRecord<>(
              Topic.WEBHOOK_ATTEMPTS.topicName(),
              attempt.endpointId(),
              WebhookAttemptJson.write(attempt));
      producer().send(row, (at, e) -> told(e));
    } catch (RuntimeException e) {
      told(e);
    }
  }

  private void told(Exception e) {
    if (e != null) {
      dropped.increment();
      LOG.debugf("attempt not logged: %s", e.getMessage());
    }
  }

  /** Made on first use: the log need not be there when the service starts. */
  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> all = new HashMap<>(kafka);
      all.put(ProducerConfig.ACKS_CONFIG, "all");
      all.put(ProducerConfig.LINGER_MS_CONFIG, "20");
      all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(MAX_BLOCK_MS));
      all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000");
      all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** Writes what waits, a few seconds at most. */
  @Override
  public void close() {
    writing.execute(
        () -> {
          if (producer != null) {
            producer.close(Duration.ofSeconds(2));
          }
        });
    writing.shutdown();
    try {
      writing.awaitTermination(MAX_BLOCK_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
