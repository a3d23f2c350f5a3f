package io.fleet.gateway.command;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Says once a second which commands' time is over. Several gateways say it of the same command;
 * that does no harm.
 */
@Singleton
class CommandKeeper {
  private static final Logger LOG = Logger.getLogger(CommandKeeper.class);
  private static final long PERIOD_MS = 1_000;

  private final CommandBook book;
  private final CommandFeed feed;
  private final ReplyOutbox outbox;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(CommandKeeper::thread);

  CommandKeeper(CommandBook book, CommandFeed feed, ReplyOutbox outbox, Clock clock) {
    this.book = book;
    this.feed = feed;
    this.outbox = outbox;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    timer.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void look() {
    try {
      if (feed.isLoaded()) {
        book.overdue(clock.millis()).forEach(outbox::post);
      }
      outbox.writeAgain();
    } catch (RuntimeException e) {
      LOG.warnf("commands cannot be looked after: %s", e.getClass().getSimpleName());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "command-keeper");
    thread.setDaemon(true);
    return thread;
  }
}
