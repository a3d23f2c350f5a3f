package io.fleet.query.live;

import io.fleet.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads states, telemetry and panels, for as long as somebody listens, from the end on; begins anew
 * when the log is back. Runs in a thread of its own until that is interrupted.
 */
final class LogLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(LogLoop.class);
  private static final List<Topic> TOPICS = List.of(Topic.TELEMETRY_RAW, Topic.METRICS_LIVE);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final LiveSettings settings;
  private final RecordDecoder decoder;
  private final LogListener listener;
  private final Clock clock;

  LogLoop(
      Map<String, Object> kafka,
      LiveSettings settings,
      RecordDecoder decoder,
      LogListener listener,
      Clock clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.decoder = decoder;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep((listener.isWanted() ? follow() : PAUSE).toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads until nobody listens any more or the log cannot be opened; says how long to wait. */
  private Duration follow() {
    try (LogTail tail = new LogTail(kafka, settings.logPatience(), TOPICS, "latest")) {
      read(tail);
      return PAUSE;
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("states not read", e);
      return BEFORE_RETRY;
    }
  }

  private void read(LogTail tail) {
    long checkAtMs = clock.millis();
    while (listener.isWanted()) {
      tail.poll(POLL).forEach(decoder::decode);
      if (clock.millis() >= checkAtMs) {
        check(tail);
        checkAtMs = clock.millis() + settings.logCheckInterval().toMillis();
      }
    }
  }

  /** A log that does not answer keeps its place: what comes meanwhile is read when it is back. */
  private void check(LogTail tail) {
    try {
      listener.lag(tail.lag());
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("log not asked for the end of states", e);
    }
  }
}
