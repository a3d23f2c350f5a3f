package io.fleet.notifier.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * The store in a compacted topic. Writes of one message keep their order (idempotent producer, one
 * writer thread). It uses the log's client itself and not a channel, for it needs the offset of
 * what it wrote and reads single places again.
 */
public final class KafkaDeliveryStore implements DeliveryStore, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KafkaDeliveryStore.class);
  private static final long RETRY_MS = 1_000;

  private final Map<String, Object> kafka;
  private final StoreSettings settings;
  private final ExecutorService writing = thread("fleet-store-write");
  private final ExecutorService reading = thread("fleet-store-read");
  private KafkaProducer<String, byte[]> producer;
  private TopicReader reader;
  private volatile boolean loaded;
  private volatile boolean closed;

  /**
   * @param kafka connection settings of the log
   */
  public KafkaDeliveryStore(Map<String, Object> kafka, StoreSettings settings) {
    this.kafka = Map.copyOf(kafka);
    this.settings = settings;
  }

  /** Whether all that was pending at start has been told. */
  public boolean isLoaded() {
    return loaded;
  }

  @Override
  public CompletionStage<StoredAt> save(Pending pending) {
    return send(pending.messageId(), pending);
  }

  @Override
  public CompletionStage<Void> remove(String messageId) {
    return send(messageId, null).thenAccept(at -> {});
  }

  @Override
  public CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places) {
    return on(
        reading,
        () -> {
          Map<StoredAt, Pending> found = new HashMap<>();
          reader().readAt(places, each -> put(each, found));
          return found;
        });
  }

  /** Makes the topic and reads it, again and again until the log answers. */
  @Override
  public CompletionStage<Void> load(Consumer<PendingIndex> each) {
    return on(
        reading,
        () -> {
          Map<String, PendingIndex> pending = loadPatiently();
          pending.values().forEach(each);
          loaded = true;
          LOG.infof("delivery store loaded: %d pending", pending.size());
          return null;
        });
  }

  private Map<String, PendingIndex> loadPatiently() throws InterruptedException {
    while (true) {
      try {
        DeliveriesTopic.ensure(kafka, settings);
        Map<String, PendingIndex> pending = new LinkedHashMap<>();
        reader().readAll(each -> index(each, pending));
        return pending;
      } catch (java.util.concurrent.ExecutionException
          | java.util.concurrent.TimeoutException
          | org.apache.kafka.common.KafkaException e) {
        LOG.warnf("delivery store not readable yet: %s", e.getMessage());
      }
      if (closed) {
        throw new InterruptedException("closed");
      }
      Thread.sleep(RETRY_MS);
    }
  }

  private static void index(ConsumerRecord<String, byte[]> each, Map<String, PendingIndex> into) {
    Pending pending = readable(each);
    if (pending == null) {
      into.remove(each.key());
    } else {
      into.put(each.key(), PendingIndex.of(pending, place(each)));
    }
  }

  private static void put(ConsumerRecord<String, byte[]> each, Map<StoredAt, Pending> into) {
    Pending pending = readable(each);
    if (pending != null) {
      into.put(place(each), pending);
    }
  }

  /** Null for a tombstone and for what no version of this store has written. */
  private static Pending readable(ConsumerRecord<String, byte[]> each) {
    try {
      return each.value() == null ? null : PendingJson.read(each.key(), each.value());
    } catch (IllegalArgumentException e) {
      LOG.errorf("delivery store: record %s passed over: %s", place(each), e.getMessage());
      return null;
    }
  }

  private static StoredAt place(ConsumerRecord<String, byte[]> each) {
    return new StoredAt(each.partition(), each.offset());
  }

  private CompletionStage<StoredAt> send(String key, Pending pending) {
    CompletableFuture<StoredAt> sent = new CompletableFuture<>();
    CompletionStage<Void> handedOver =
        on(
            writing,
            () -> {
              byte[] value = pending == null ? null : PendingJson.write(pending);
              producer()
                  .send(
                      new ProducerRecord<>(settings.topic(), key, value),
                      (at, e) -> {
                        if (e == null) {
                          sent.complete(new StoredAt(at.partition(), at.offset()));
                        } else {
                          sent.completeExceptionally(e);
                        }
                      });
              return null;
            });
    handedOver.whenComplete((done, e) -> failed(sent, e));
    return sent;
  }

  private static void failed(CompletableFuture<?> future, Throwable e) {
    if (e != null) {
      future.completeExceptionally(e);
    }
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

  private TopicReader reader() {
    if (reader == null) {
      reader = new TopicReader(kafka, settings.topic());
    }
    return reader;
  }

  private static <T> CompletionStage<T> on(ExecutorService thread, Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              result.complete(work.call());
            } catch (Exception e) {
              result.completeExceptionally(e);
            }
          });
    } catch (java.util.concurrent.RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends after what is being written; waits a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    writing.execute(() -> closeQuietly(producer));
    reading.execute(() -> closeQuietly(reader));
    writing.shutdown();
    reading.shutdown();
    try {
      writing.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      if (closeable instanceof KafkaProducer<?, ?> writer) {
        writer.close(java.time.Duration.ofSeconds(3));
      } else if (closeable != null) {
        closeable.close();
      }
    } catch (Exception e) {
      LOG.debug("closing the delivery store", e);
    }
  }
}
