package io.fleet.notifier.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
  private final OneThread reading = new OneThread("fleet-store-read");
  private final TopicWriter writer;
  private TopicReader reader;
  private volatile boolean loaded;
  private volatile boolean closed;

  /**
   * @param kafka connection settings of the log
   */
  public KafkaDeliveryStore(Map<String, Object> kafka, StoreSettings settings) {
    this.kafka = Map.copyOf(kafka);
    this.settings = settings;
    this.writer = new TopicWriter(this.kafka, settings.topic());
  }

  /** Whether all that was pending at start has been told. */
  public boolean isLoaded() {
    return loaded;
  }

  @Override
  public CompletionStage<StoredAt> save(Pending pending) {
    return writer.write(pending.messageId(), pending);
  }

  @Override
  public CompletionStage<Void> remove(String messageId) {
    return writer.write(messageId, null).thenAccept(at -> {});
  }

  @Override
  public CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places) {
    return reading.run(
        () -> {
          Map<StoredAt, Pending> found = new HashMap<>();
          reader().readAt(places, each -> put(each, found));
          return found;
        });
  }

  /** Makes the topic and reads it, again and again until the log answers. */
  @Override
  public CompletionStage<Void> load(Consumer<PendingIndex> each) {
    return reading.run(
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

  private TopicReader reader() {
    if (reader == null) {
      reader = new TopicReader(kafka, settings.topic());
    }
    return reader;
  }

  /** Ends after what is being written; waits a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    reading.end(
        () -> {
          if (reader != null) {
            reader.close();
          }
        });
    writer.close();
  }
}
