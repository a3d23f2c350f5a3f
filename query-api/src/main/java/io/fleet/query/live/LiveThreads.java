package io.fleet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.handling.RecentActions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The threads of the stream: one reads states from the log, one events, one asks the store, one
 * tells the clients.
 */
@ApplicationScoped
class LiveThreads {
  private static final Logger LOG = Logger.getLogger(LiveThreads.class);

  /** How often clients are told of what is not urgent, or was written to just before. */
  static final Duration SWEEP = Duration.ofMillis(100);

  private final LiveHub hub;
  private final LiveSettings settings;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, task -> daemon(task, "live-timer"));
  private final Thread log;
  private final Thread events;

  /** Streams never end of themselves: a stop, which waits for requests, would wait for them. */
  private final Thread atExit;

  LiveThreads(
      LiveHub hub,
      LiveSettings settings,
      RecentActions recent,
      ObjectMapper json,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.hub = hub;
    this.settings = settings;
    this.atExit = new Thread(hub::endAll, "live-exit");
    RecordDecoder decoder = new RecordDecoder(json, clock, hub);
    this.log = daemon(new LogLoop(kafka, settings, decoder, hub, clock), "live-log");
    EventDecoder eventDecoder = new EventDecoder(recent, hub);
    this.events = daemon(new EventLoop(kafka, settings, eventDecoder, hub, clock), "live-events");
  }

  void start(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(atExit);
    log.start();
    events.start();
    every(SWEEP, hub::sweep);
    every(settings.refreshInterval(), hub::refresh);
    every(settings.pingInterval(), hub::ping);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    hub.endAll();
    timer.shutdownNow();
    log.interrupt();
    events.interrupt();
    log.join(Duration.ofSeconds(5).toMillis());
    events.join(Duration.ofSeconds(5).toMillis());
  }

  private void every(Duration time, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> guarded(task), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A task that throws would never run again. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("live stream: a task failed", e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
