package io.fleet.notifier.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the endpoints' topic on a thread of its own, for the client may wait for the log. */
final class EndpointWriter implements AutoCloseable {
  private static final int MAX_WAITING = 10_000;
  private static final long FAREWELL_S = 5;

  private final Map<String, Object> kafka;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          work -> {
            Thread daemon = new Thread(work, "fleet-endpoint-write");
            daemon.setDaemon(true);
            return daemon;
          });
  private KafkaProducer<String, byte[]> producer;

  EndpointWriter(Map<String, Object> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  /** Completed when the log has acknowledged it; failed if it does not in some seconds. */
  CompletableFuture<Void> write(ProducerRecord<String, byte[]> record) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    try {
      thread.execute(() -> send(record, written));
    } catch (RejectedExecutionException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> written) {
    try {
      producer()
          .send(
              record,
              (at, e) -> {
                if (e == null) {
                  written.complete(null);
                } else {
                  written.completeExceptionally(e);
                }
              });
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
    }
  }

  /** Made on first use: the log need not be there when the service starts. */
  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> all = new HashMap<>(kafka);
      all.keySet().retainAll(ProducerConfig.configNames());
      all.put(ProducerConfig.CLIENT_ID_CONFIG, "alert-notifier-endpoints");
      all.put(ProducerConfig.ACKS_CONFIG, "all");
      all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
      all.put(ProducerConfig.LINGER_MS_CONFIG, "0");
      all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "3000");
      all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
      all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "7000");
      producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public void close() {
    thread.execute(
        () -> {
          if (producer != null) {
            producer.close(Duration.ofSeconds(3));
          }
        });
    thread.shutdown();
    try {
      thread.awaitTermination(FAREWELL_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
