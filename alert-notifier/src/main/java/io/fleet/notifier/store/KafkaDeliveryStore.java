package io.fleet.notifier.store;

import io.fleet.notifier.event.Origin;
import io.fleet.notifier.event.Shard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * The store in a compacted topic, a partition for each partition of the alerts. Writes of one
 * message keep their order (idempotent producer, one writer thread) and go into one partition. It
 * uses the log's client itself and not a channel, for it needs the offset of what it wrote and
 * reads single places again.
 */
public final class KafkaDeliveryStore implements DeliveryStore, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KafkaDeliveryStore.class);
  private static final long RETRY_MS = 1_000;

  private final Map<String, Object> kafka;
  private final StoreSettings settings;
  private final OneThread reading = new OneThread("fleet-store-read");
  private final TopicWriter writer;
  private PendingReader reader;
  private volatile int partitions;
  private volatile boolean loaded;
  private volatile boolean closed;

  /**
   * @param kafka connection settings of the log
   */
  public KafkaDeliveryStore(Map<String, Object> kafka, StoreSettings settings) {
    this.kafka = Map.copyOf(kafka);
    this.settings = settings;
    this.writer = new TopicWriter(this.kafka, settings.topic());
    this.partitions = settings.partitions();
  }

  /** Whether the pending deliveries of the first shards have been told. */
  public boolean isLoaded() {
    return loaded;
  }

  @Override
  public CompletionStage<StoredAt> save(Pending pending, StoredAt before) {
    Shard shard = Origin.of(pending.event().origin()).shard();
    return writer.write(pending.messageId(), partition(shard, before), pending);
  }

  @Override
  public CompletionStage<Void> remove(String messageId, Shard shard, StoredAt before) {
    return writer.write(messageId, partition(shard, before), null).thenAccept(at -> {});
  }

  private int partition(Shard shard, StoredAt before) {
    return before == null ? PendingReader.partitionOf(shard, partitions) : before.partition();
  }

  @Override
  public CompletionStage<Map<StoredAt, Pending>> read(Collection<StoredAt> places) {
    return reading.run(() -> reader().at(places));
  }

  /** Makes the topic and reads it, again and again until the log answers. */
  @Override
  public CompletionStage<List<PendingIndex>> load(Set<Shard> shards) {
    return reading.run(
        () -> {
          List<PendingIndex> pending = loadPatiently(shards);
          LOG.infof("delivery store read: %d pending in %d shards", pending.size(), shards.size());
          loaded = true;
          return pending;
        });
  }

  private List<PendingIndex> loadPatiently(Set<Shard> shards) throws InterruptedException {
    while (true) {
      try {
        partitions = DeliveriesTopic.ensure(kafka, settings);
        return shards.isEmpty() ? List.of() : reader().ofShards(shards, partitions);
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

  private PendingReader reader() {
    if (reader == null) {
      reader = new PendingReader(kafka, settings.topic());
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
