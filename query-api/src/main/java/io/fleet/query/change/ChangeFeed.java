package io.fleet.query.change;

import io.fleet.query.change.FeedCursor.Place;
import io.fleet.query.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Answers clients from the log. Who would rather wait than hear that there is nothing holds neither
 * a thread nor a reader: one thread asks the log for its end on behalf of all, and reads for those
 * who are behind it.
 */
@ApplicationScoped
class ChangeFeed {
  private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

  private final FeedReaders readers;
  private final FeedSettings settings;
  private final FeedMetrics metrics;
  private final Clock clock;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "change-watch");
            thread.setDaemon(true);
            return thread;
          });

  /** Requests that wait would hold up a stop, which waits for requests. */
  private final Thread atExit = new Thread(this::endAll, "change-exit");

  private volatile boolean ending;

  ChangeFeed(FeedReaders readers, FeedSettings settings, FeedMetrics metrics, Clock clock) {
    this.readers = readers;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
    metrics.watch(FeedMetrics.WAITING, count, AtomicInteger::get);
  }

  void start(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(atExit);
    long everyMs = settings.watchInterval().toMillis();
    watch.scheduleWithFixedDelay(this::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    watch.shutdownNow();
    endAll();
  }

  private void endAll() {
    ending = true;
    waiting.forEach(Waiting::nothing);
  }

  /**
   * What has changed.
   *
   * @param wait for how long to wait while there is nothing
   * @return completes with a {@link ProblemException} if the log is away or the cursor too old
   */
  CompletableFuture<FeedPage> ask(FeedQuery query, Duration wait) {
    CompletableFuture<FeedPage> answer = new CompletableFuture<>();
    if (!read(new Waiting(query, clock.millis() + wait.toMillis(), answer))) {
      throw ProblemException.tooManyClients();
    }
    return answer.thenApply(
        page -> {
          metrics.told(page.items().size());
          return page;
        });
  }

  /** Whether somebody reads for it. */
  private boolean read(Waiting client) {
    CompletableFuture<FeedPage> reading = readers.read(client.query());
    if (reading == null) {
      return false;
    }
    reading.whenComplete(
        (page, failure) -> {
          if (failure != null) {
            client.answer().completeExceptionally(failure);
          } else if (page.isEmpty() && clock.millis() < client.untilMs() && hasRoom()) {
            FeedQuery rest = client.query().from(page.next());
            waiting.add(new Waiting(rest, client.untilMs(), client.answer()));
          } else {
            client.answer().complete(page);
          }
        });
    return true;
  }

  private boolean hasRoom() {
    boolean room = count.incrementAndGet() <= settings.waiting() && !ending;
    if (!room) {
      count.decrementAndGet();
    }
    return room;
  }

  /** A task that throws would never run again. */
  private void look() {
    try {
      if (!waiting.isEmpty()) {
        wake(readers.ends());
      }
    } catch (ProblemException e) {
      failDue(e);
    } catch (RuntimeException e) {
      LOG.error("change feed: looking for news failed", e);
      failDue(e);
    }
  }

  private void wake(Map<Place, Long> ends) {
    for (Waiting client : waiting) {
      if (clock.millis() >= client.untilMs()) {
        leave(client);
        client.nothing();
      } else if (client.query().after().isBehind(ends)) {
        if (!read(client)) {
          return; // the next look finds the rest
        }
        leave(client);
      }
    }
  }

  private void failDue(RuntimeException failure) {
    for (Waiting client : waiting) {
      if (clock.millis() >= client.untilMs()) {
        leave(client);
        client.answer().completeExceptionally(failure);
      }
    }
  }

  private void leave(Waiting client) {
    if (waiting.remove(client)) {
      count.decrementAndGet();
    }
  }
}
