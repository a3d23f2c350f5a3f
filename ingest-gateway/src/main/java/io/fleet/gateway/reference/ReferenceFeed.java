package io.fleet.gateway.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all reference data from the beginning of its topics into the book and goes on with what
 * comes, for as long as the gateway lives; when the log is away it begins anew once it is back.
 */
@Singleton
public class ReferenceFeed {
  private static final Logger LOG = Logger.getLogger(ReferenceFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long TRY_AGAIN_MS = 1_000;
  private static final long FAREWELL_MS = 6_000;

  private final ReferenceBook book;
  private final Instance<ReferenceListener> listeners;
  private final Map<String, Object> settings = new HashMap<>();
  private final Thread reader = new Thread(this::readForEver, "reference-feed");
  private volatile boolean loaded;
  private volatile boolean closed;

  ReferenceFeed(
      ReferenceBook book,
      Instance<ReferenceListener> listeners,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.book = book;
    this.listeners = listeners;
    settings.putAll(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-gateway-reference");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
  }

  /** Whether everything that stood in the log when the reading began is known. */
  public boolean isLoaded() {
    return loaded;
  }

  void start(@Observes StartupEvent event) {
    reader.setDaemon(true);
    reader.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closed = true; // seen within one poll; an interrupt would tear the connection
    reader.join(FAREWELL_MS);
  }

  private void readForEver() {
    while (!closed) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("reference data cannot be read: %s", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    loaded = false; // older versions come by once more: nobody may decide about new ones now
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record);
      }
      if (!loaded && partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        loaded = true;
        LOG.info("reference data is loaded");
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (ReferenceKind kind : ReferenceKind.values()) {
      String topic = kind.topic().topicName();
      List<PartitionInfo> known = consumer.partitionsFor(topic, ASK);
      if (known == null || known.isEmpty()) {
        throw new IllegalStateException("no topic " + topic);
      }
      known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    return partitions;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      ReferenceKind kind = ReferenceKind.ofTopic(record.topic());
      ReferenceVersion version = ReferenceJson.read(kind, record.value());
      book.put(version);
      listeners.forEach(listener -> listener.changed(version));
    } catch (Refusal.RefusedException | RuntimeException e) {
      LOG.errorf(
          "passed over: %s-%d-%d: %s",
          record.topic(), record.partition(), record.offset(), e.getClass().getSimpleName());
    }
  }

  private void pause() {
    try {
      Thread.sleep(TRY_AGAIN_MS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
