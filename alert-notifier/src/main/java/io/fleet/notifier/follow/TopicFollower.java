package io.fleet.notifier.follow;

import io.fleet.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads compacted topics on a thread of its own from their beginning and goes on with what comes,
 * until it is closed; when the log is away it goes on where it was once it is back. Many instances
 * follow the same topics, each for itself: it belongs to no consumer group.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long TRY_AGAIN_MS = 1_000;
  private static final long FAREWELL_MS = 6_000;

  private final String what;
  private final List<Topic> topics;
  private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
  private final Map<String, Object> settings;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param what the topics hold, in a word, for the log and the thread
   * @param broker how the log is reached
   * @param reader hears every record, in the order of each partition; must neither block nor throw
   */
  public TopicFollower(
      String what,
      List<Topic> topics,
      Map<String, Object> broker,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    this.what = what;
    this.topics = List.copyOf(topics);
    this.reader = reader;
    this.settings = settings(what, broker);
    this.thread = new Thread(this::readForEver, "fleet-follow-" + what);
  }

  private static Map<String, Object> settings(String what, Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "alert-notifier-" + what);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASK.toMillis());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
    return settings;
  }

  /**
   * Begins to read.
   *
   * @return completed, on the reading thread, when everything was heard that stood in the log when
   *     the reading began
   */
  public CompletionStage<Void> start() {
    thread.setDaemon(true);
    thread.start();
    return caughtUp;
  }

  @Override
  public void close() {
    closed = true; // seen within one poll; an interrupt would tear the connection
    try {
      thread.join(FAREWELL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readForEver() {
    while (!closed) {
      try (var consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("%s cannot be read yet: %s", what, e.getMessage());
        pause();
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    for (TopicPartition partition : partitions) {
      Long known = positions.get(partition);
      if (known == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, known);
      }
    }
    while (!closed) {
      consumer.poll(POLL).forEach(this::hear);
      if (!caughtUp.isDone()
          && partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        LOG.infof("%s: loaded", what);
        caughtUp.complete(null);
      }
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    reader.accept(record);
    positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
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

  private void pause() {
    try {
      Thread.sleep(TRY_AGAIN_MS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
