package io.fleet.query.snapshot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The thread that publishes scores, if this process does; it waits between its turns. */
@ApplicationScoped
class SnapshotThread {
  /** Snapshots written, by kind. */
  static final String PUBLISHED = "fleet.query.snapshots.published";

  /** Milliseconds for which the last full quarter has been due. */
  static final String LAG = "fleet.query.snapshots.lag.ms";

  /** Turns that failed. */
  static final String FAILED = "fleet.query.snapshots.failed";

  private static final Logger LOG = Logger.getLogger(SnapshotThread.class);

  private final ScoreReader scores;
  private final SnapshotSettings settings;
  private final Clock clock;
  private final Map<String, Object> kafka;
  private final MeterRegistry meters;
  private final AtomicLong lagMs = new AtomicLong();
  private final Thread thread = new Thread(this::run, "score-snapshots");

  SnapshotThread(
      ScoreReader scores,
      SnapshotSettings settings,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      MeterRegistry meters) {
    this.scores = scores;
    this.settings = settings;
    this.clock = clock;
    this.kafka = kafka;
    this.meters = meters;
    thread.setDaemon(true);
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      meters.gauge(LAG, lagMs);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.interrupt();
    thread.join(Duration.ofSeconds(5).toMillis());
  }

  private void run() {
    try (SnapshotLog log = new SnapshotLog(kafka, settings.logPatience())) {
      Snapshots snapshots = new Snapshots(scores, log::write, clock, settings.tripReach());
      while (!Thread.currentThread().isInterrupted()) {
        turn(snapshots);
        Thread.sleep(settings.tripInterval().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails, at the store or at the log, waits for the next turn. */
  private void turn(Snapshots snapshots) throws InterruptedException {
    try {
      meters.counter(PUBLISHED, "kind", "trip").increment(snapshots.publishTrips());
      meters.counter(PUBLISHED, "kind", "window").increment(snapshots.publishQuarter());
    } catch (RuntimeException e) {
      meters.counter(FAILED).increment();
      LOG.debug("scores not published", e);
    } finally {
      lagMs.set(snapshots.lag().toMillis());
    }
  }
}
