package io.fleet.stream.io;

import io.fleet.events.LogAccess;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads reference data, or what is used like it, from the beginning of its topics and goes on with
 * what comes, on a thread of its own, until it is closed. When reading fails it begins anew, after
 * a growing pause; that tells old versions again, which the taker must bear.
 */
public final class ReferenceFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final long SHORTEST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 5_000;
  private static final long FAREWELL_MS = 8_000;

  private final String bootstrapServers;
  private final Set<Topic> topics;
  private final RecordTaker taker;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final Thread reader = new Thread(this::readForEver, "reference-feed");
  private long pauseMs = SHORTEST_PAUSE_MS;

  /** Somebody who wants to go on when the ends of now are reached. */
  private static final class Waiting {
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private Map<TopicPartition, Long> ends;
  }

  /**
   * Starts to read.
   *
   * @param taker told each version and when the log took it, epoch milliseconds; called by the
   *     feed's thread alone; must neither block nor throw
   */
  public ReferenceFeed(
      String bootstrapServers, Set<ReferenceKind> kinds, ObjLongConsumer<ReferenceVersion> taker) {
    this(
        bootstrapServers,
        kinds.stream().map(ReferenceKind::topic).collect(Collectors.toUnmodifiableSet()),
        (topic, value, appendMs) ->
            taker.accept(ReferenceJson.read(ReferenceKind.ofTopic(topic), value), appendMs));
  }

  /**
   * Starts to read topics.
   *
   * @param taker called by the feed's thread alone
   */
  public ReferenceFeed(String bootstrapServers, Set<Topic> topics, RecordTaker taker) {
    this.bootstrapServers = bootstrapServers;
    this.topics = Set.copyOf(topics);
    this.taker = taker;
    reader.setDaemon(true);
    // not that of the job's user code, which may be gone before the thread is
    reader.setContextClassLoader(ReferenceFeed.class.getClassLoader());
    reader.start();
  }

  /**
   * Waits until everything that stands in the log now has been taken.
   *
   * @throws TimeoutException if that takes longer, for example because the log is away
   */
  public void awaitCaughtUp(Duration atMost) throws InterruptedException, TimeoutException {
    Waiting me = new Waiting();
    waiting.add(me);
    try {
      me.reached.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "reference data could not be read from " + bootstrapServers + " within " + atMost);
    } finally {
      waiting.remove(me);
    }
  }

  /** How many records could not be read. */
  public long unreadable() {
    return unreadable.sum();
  }

  /** How often reading began anew. */
  public long failures() {
    return failures.sum();
  }

  private void readForEver() {
    while (!isClosed()) {
      try (var consumer =
          new KafkaConsumer<>(
              properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (RuntimeException e) {
        failures.increment();
        LOG.warn("reference data cannot be read, again in {} ms: {}", pauseMs, e.toString());
        pause();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    waiting.forEach(each -> each.ends = null);
    while (!isClosed()) {
      for (Waiting each : waiting) {
        if (each.ends == null) {
          each.ends = consumer.endOffsets(partitions, ASK);
        }
      }
      consumer.poll(POLL).forEach(this::take);
      waiting.stream().filter(each -> isReached(consumer, each)).forEach(this::letGo);
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic each : topics) {
      String topic = each.topicName();
      List<PartitionInfo> known = consumer.partitionsFor(topic, ASK);
      if (known == null || known.isEmpty()) {
        throw new IllegalStateException("no topic " + topic);
      }
      known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    return partitions;
  }

  private static boolean isReached(Consumer<byte[], byte[]> consumer, Waiting waiting) {
    return waiting.ends != null
        && waiting.ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
  }

  private void letGo(Waiting each) {
    pauseMs = SHORTEST_PAUSE_MS;
    each.reached.complete(null);
    waiting.remove(each);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      // a producer's clock may be anywhere
      long appendMs = Math.min(record.timestamp(), System.currentTimeMillis());
      taker.take(record.topic(), record.value(), appendMs);
    } catch (Refusal.RefusedException | RuntimeException e) {
      unreadable.increment();
      LOG.error(
          "passed over {}-{}-{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getClass().getSimpleName());
    }
  }

  private void pause() {
    try {
      closed.await(pauseMs, TimeUnit.MILLISECONDS);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(LogAccess.ofThisProcess());
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, "stream-jobs-reference");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    properties.setProperty(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(ASK.toMillis()));
    properties.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
    return properties;
  }

  /** Ends the thread; it is gone when this returns, unless the log hangs. */
  @Override
  public void close() {
    closed.countDown();
    try {
      reader.join(FAREWELL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
