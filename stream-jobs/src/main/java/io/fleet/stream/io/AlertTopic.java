package io.fleet.stream.io;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.LogAccess;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of alerts in the log, read on a thread of its own. */
public final class AlertTopic implements PublishedAlerts {
  /** More than this was not published since a checkpoint, or it is not to be held in memory. */
  static final int MOST_ALERTS = 100_000;

  private static final Duration LONGEST_READ = Duration.ofSeconds(30);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_WAITING = 4;
  private static final long FAREWELL_MS = 8_000;

  private final String bootstrapServers;
  private final ThreadPoolExecutor thread;
  private KafkaConsumer<byte[], byte[]> consumer;

  public AlertTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            AlertTopic::daemonThread);
  }

  private static Thread daemonThread(Runnable work) {
    Thread thread = new Thread(work, "alert-topic");
    thread.setDaemon(true);
    // not that of the job's user code, which may be gone before the thread is
    thread.setContextClassLoader(AlertTopic.class.getClassLoader());
    return thread;
  }

  @Override
  public CompletableFuture<Map<Integer, Long>> ends() {
    return inTurn(
        () -> {
          Map<Integer, Long> ends = new HashMap<>();
          consumer()
              .endOffsets(partitions(), ASK)
              .forEach((partition, end) -> ends.put(partition.partition(), end));
          return ends;
        });
  }

  @Override
  public CompletableFuture<List<Alert>> since(Map<Integer, Long> offsets, Predicate<Alert> wanted) {
    return inTurn(() -> read(offsets, wanted));
  }

  private List<Alert> read(Map<Integer, Long> offsets, Predicate<Alert> wanted) {
    long startedNs = System.nanoTime();
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> ends = consumer().endOffsets(partitions, ASK);
    List<Alert> alerts = new ArrayList<>();
    consumer.assign(partitions);
    partitions.forEach(each -> consumer.seek(each, offsets.getOrDefault(each.partition(), 0L)));
    while (!isReached(ends)) {
      consumer.poll(POLL).forEach(record -> take(record, wanted, alerts));
      if (alerts.size() > MOST_ALERTS || System.nanoTime() - startedNs > LONGEST_READ.toNanos()) {
        throw new TimeoutException("too much has been published: " + alerts.size() + " alerts");
      }
    }
    consumer.unsubscribe();
    return alerts;
  }

  private boolean isReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, Predicate<Alert> wanted, List<Alert> alerts) {
    if (record.value() == null) {
      return;
    }
    try {
      Alert alert = AlertJson.read(record.value());
      if (wanted.test(alert)) {
        alerts.add(alert);
      }
    } catch (Refusal.RefusedException e) {
      // somebody else's, and a dead letter already; ours can be read
      return;
    }
  }

  private List<TopicPartition> partitions() {
    String topic = Topic.ALERTS.topicName();
    var known = consumer().partitionsFor(topic, ASK);
    return known == null
        ? List.of()
        : known.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  private <T> CompletableFuture<T> inTurn(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      thread.execute(() -> answer(work, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  private <T> void answer(Callable<T> work, CompletableFuture<T> done) {
    try {
      done.complete(work.call());
    } catch (Exception e) {
      forgetConsumer();
      done.completeExceptionally(e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(
              properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    return consumer;
  }

  private void forgetConsumer() {
    if (consumer != null) {
      consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
      consumer = null;
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(LogAccess.ofThisProcess());
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, "stream-jobs-alerts");
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
    thread.getQueue().clear();
    inTurn(
        () -> {
          forgetConsumer();
          return null;
        });
    thread.shutdown();
    try {
      thread.awaitTermination(FAREWELL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
