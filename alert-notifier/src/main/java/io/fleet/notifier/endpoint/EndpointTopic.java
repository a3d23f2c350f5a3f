package io.fleet.notifier.endpoint;

import io.fleet.events.Topic;
import io.fleet.notifier.follow.TopicFollower;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * The endpoints' topic on both sides: what is read goes into the book, what is written is done when
 * it was read back. Keys are {@code ID}, {@code status:ID} and {@code failing:ID}; a colon is in no
 * id.
 */
public final class EndpointTopic implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EndpointTopic.class);
  private static final String STATUS = "status:";
  private static final String FAILING = "failing:";
  private static final String CHANGE = "change";
  private static final long PATIENCE_S = 8;

  private final EndpointBook book;
  private final VehicleGroupBook groups;
  private final RecordJson records;
  private final boolean hasKey;
  private final TopicFollower follower;
  private final EndpointWriter writer;
  private final Executor workers = ForkJoinPool.commonPool(); // the reading thread has other work
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
  private final Map<String, String> unreadable = new ConcurrentHashMap<>();
  private volatile boolean loaded;

  /**
   * @param kafka how the log is reached
   */
  public EndpointTopic(
      Map<String, Object> kafka,
      EndpointBook book,
      VehicleGroupBook groups,
      SecretKeyring keyring) {
    this.book = book;
    this.groups = groups;
    this.records = new RecordJson(keyring, groups);
    this.hasKey = !keyring.isEmpty();
    this.writer = new EndpointWriter(kafka);
    this.follower =
        new TopicFollower(
            "endpoints", List.of(Topic.VEHICLES, Topic.WEBHOOK_ENDPOINTS), kafka, this::take);
  }

  /**
   * Begins to read.
   *
   * @return completed when all endpoints are known. A record that none of the keys opens, where
   *     there is a key, holds it up for ever: better late than past a subscriber
   */
  public CompletionStage<Void> start() {
    return follower.start().thenAccept(read -> readAll());
  }

  private void readAll() {
    if (hasKey && !unreadable.isEmpty()) {
      LOG.errorf(
          "endpoints %s cannot be read with this key: set the key they were written with as"
              + " FLEET_NOTIFIER_OLD_KEY; nothing is delivered until then",
          unreadable.keySet());
      throw new IllegalStateException("endpoints sealed with another key");
    }
    if (!unreadable.isEmpty()) {
      LOG.errorf(
          "%d endpoints are out of force, for there is no key: set FLEET_NOTIFIER_KEY",
          unreadable.size());
    }
    book.loaded();
    loaded = true;
  }

  /** Whether all that stood in the topic at start is known. */
  public boolean isLoaded() {
    return loaded;
  }

  CompletableFuture<Void> write(StoredEndpoint endpoint) {
    return append(endpoint.id(), records.write(endpoint));
  }

  /** Forgets an endpoint and what became of it. */
  CompletableFuture<Void> delete(String id) {
    return CompletableFuture.allOf(
        append(id, null), append(STATUS + id, null), append(FAILING + id, null));
  }

  /**
   * @param status null for none
   */
  CompletableFuture<Void> write(String id, EndpointStatus status) {
    return append(STATUS + id, status == null ? null : StatusJson.write(status));
  }

  /**
   * @param sinceMs null for not failing
   */
  CompletableFuture<Void> writeFailingSince(String id, Long sinceMs) {
    return append(FAILING + id, sinceMs == null ? null : StatusJson.writeFailingSince(sinceMs));
  }

  /** Done when the record was read back; fails when that takes too long. */
  private CompletableFuture<Void> append(String key, byte[] value) {
    String change = UUID.randomUUID().toString();
    CompletableFuture<Void> back = new CompletableFuture<>();
    awaited.put(change, back);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topic.WEBHOOK_ENDPOINTS.topicName(), key, value);
    record.headers().add(CHANGE, change.getBytes(StandardCharsets.UTF_8));
    writer.write(record).exceptionally(e -> fail(back, e));
    return back.orTimeout(PATIENCE_S, TimeUnit.SECONDS)
        .whenComplete((done, e) -> awaited.remove(change));
  }

  private static Void fail(CompletableFuture<Void> back, Throwable e) {
    back.completeExceptionally(e);
    return null;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topic.VEHICLES.topicName())) {
      groups.take(record.value());
      return;
    }
    boolean taken =
        record.key() == null
            || takeEndpoint(new String(record.key(), StandardCharsets.UTF_8), record.value());
    Header change = record.headers().lastHeader(CHANGE);
    CompletableFuture<Void> back =
        change == null ? null : awaited.get(new String(change.value(), StandardCharsets.UTF_8));
    if (back != null) {
      workers.execute(() -> answer(back, taken));
    }
  }

  private static void answer(CompletableFuture<Void> back, boolean taken) {
    if (taken) {
      back.complete(null);
    } else {
      back.completeExceptionally(
          new EndpointProblem(
              EndpointProblem.Reason.OTHER_VERSION, "somebody else was faster by a moment"));
    }
  }

  /** Whether it counts: of two records of one version the first does. */
  private boolean takeEndpoint(String key, byte[] value) {
    try {
      if (key.startsWith(STATUS)) {
        book.status(key.substring(STATUS.length()), value == null ? null : StatusJson.read(value));
      } else if (key.startsWith(FAILING)) {
        book.failingSince(
            key.substring(FAILING.length()),
            value == null ? null : StatusJson.readFailingSince(value));
      } else {
        unreadable.remove(key);
        return book.stored(key, value == null ? null : records.read(value));
      }
    } catch (SecretKeyring.NoKeyException e) {
      unreadable.put(key, e.getMessage());
      LOG.errorf("endpoint %s is out of force: %s", key, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf("endpoint record %s passed over: %s", key, e.getMessage());
    }
    return true;
  }

  @Override
  public void close() {
    writer.close();
    follower.close();
  }
}
