package io.fleet.gateway.follow;

import io.fleet.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads whole topics on a thread of its own and goes on with what comes, until it is closed; when
 * the log is away it begins anew once it is back, and what was read before comes once more. Many
 * gateways follow the same topics, each for itself: it belongs to no consumer group.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long TRY_AGAIN_MS = 1_000;
  private static final long FAREWELL_MS = 6_000;

  private final String what;
  private final List<Topic> topics;
  private final LongSupplier sinceMs;
  private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
  private final Map<String, Object> settings;
  private final Thread thread;
  private volatile boolean caughtUp;
  private volatile boolean closed;

  /**
   * @param what the topics hold, in a word, for the log and the thread
   * @param sinceMs from which append time on, asked at each beginning; epoch milliseconds
   * @param broker how the log is reached
   * @param reader hears every record, in the order of each partition; must neither block nor throw
   */
  public TopicFollower(
      String what,
      List<Topic> topics,
      LongSupplier sinceMs,
      Map<String, Object> broker,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    this.what = what;
    this.topics = topics;
    this.sinceMs = sinceMs;
    this.reader = reader;
    this.settings = settings(what, broker);
    this.thread = new Thread(this::readForEver, what + "-feed");
  }

  private static Map<String, Object> settings(String what, Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-gateway-" + what);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
    return settings;
  }

  /** Begins to read. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether everything that stood in the log when the reading began was heard. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true; // seen within one poll; an interrupt would tear the connection
    thread.join(FAREWELL_MS);
  }

  private void readForEver() {
    while (!closed) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("%s cannot be read: %s", what, e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    caughtUp = false; // older records come by once more: nobody may decide by the newest now
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    seekBack(consumer, partitions, ends);
    while (!closed) {
      consumer.poll(POLL).forEach(reader);
      if (!caughtUp && partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        caughtUp = true;
        LOG.infof("%s: loaded", what);
      }
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      List<PartitionInfo> known = consumer.partitionsFor(topic.topicName(), ASK);
      if (known == null || known.isEmpty()) {
        throw new IllegalStateException("no topic " + topic.topicName());
      }
      known.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    return partitions;
  }

  private void seekBack(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> since = new HashMap<>();
    partitions.forEach(partition -> since.put(partition, Math.max(0, sinceMs.getAsLong())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(since, ASK);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
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
