package io.fleet.query.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Topic;
import io.fleet.query.change.FeedCursor.Place;
import io.fleet.query.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The few readers all clients share. Each reading begins at a place of its own, so any reader will
 * do; one that has failed is closed and made anew. While the log is known to be away nobody waits
 * for it.
 */
@ApplicationScoped
class FeedReaders {
  private static final Logger LOG = Logger.getLogger(FeedReaders.class);
  private static final long AWAY_FOR_MS = 1_000;
  private static final long IDLE_S = 60;

  private final Map<String, Object> kafka;
  private final FeedSettings settings;
  private final FeedMetrics metrics;
  private final ItemReader items;
  private final Clock clock;
  private final ThreadPoolExecutor threads;
  private final Queue<FeedReader> idle = new ConcurrentLinkedQueue<>();
  private volatile long awayUntilMs = Long.MIN_VALUE;

  FeedReaders(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      FeedSettings settings,
      FeedMetrics metrics,
      ObjectMapper json,
      Clock clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.metrics = metrics;
    this.items = new ItemReader(json);
    this.clock = clock;
    this.threads =
        new ThreadPoolExecutor(
            settings.readers(),
            settings.readers(),
            IDLE_S,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queued()),
            FeedReaders::daemon);
    threads.allowCoreThreadTimeOut(true);
    metrics.watch(FeedMetrics.QUEUED, threads.getQueue(), Queue::size);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "change-reader");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Reads in a thread of the pool.
   *
   * @return null if too many wait already
   */
  CompletableFuture<FeedPage> read(FeedQuery query) {
    CompletableFuture<FeedPage> answer = new CompletableFuture<>();
    long latestMs = clock.millis() + settings.patience().toMillis();
    try {
      threads.execute(() -> read(query, latestMs, answer));
      return answer;
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  private void read(FeedQuery query, long latestMs, CompletableFuture<FeedPage> answer) {
    try {
      if (clock.millis() > latestMs) {
        throw ProblemException.tooManyClients();
      }
      answer.complete(with(reader -> reader.read(query)));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /**
   * Where all topics of the feed end now, in the caller's thread.
   *
   * @throws ProblemException if the log is away
   */
  Map<Place, Long> ends() {
    List<Topic> all = FeedCursor.TOPICS;
    return with(reader -> reader.ends(all));
  }

  private <T> T with(Function<FeedReader, T> work) {
    if (clock.millis() < awayUntilMs) {
      throw ProblemException.logAway(null);
    }
    FeedReader reader = idle.poll();
    boolean whole = false;
    try {
      if (reader == null) {
        reader = new FeedReader(kafka, settings, items, metrics, clock);
      }
      T result = work.apply(reader);
      whole = true;
      return result;
    } catch (ProblemException e) {
      whole = true;
      throw e;
    } catch (KafkaException e) {
      awayUntilMs = clock.millis() + AWAY_FOR_MS;
      LOG.debug("log not read", e);
      throw ProblemException.logAway(e);
    } finally {
      giveBack(reader, whole);
    }
  }

  private void giveBack(FeedReader reader, boolean whole) {
    if (reader != null && whole && !threads.isShutdown()) {
      idle.add(reader);
    } else if (reader != null) {
      reader.close();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    for (FeedReader reader = idle.poll(); reader != null; reader = idle.poll()) {
      reader.close();
    }
  }
}
