package io.fleet.query.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads events, alerts, what people say about them and changes, whether anybody listens or not: who
 * comes again may ask for what has come meanwhile. Begins some minutes back, goes on where it was
 * when the log is back, and tells whether that answers. Runs in a thread of its own until that is
 * interrupted.
 */
final class EventLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(EventLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final LiveSettings settings;
  private final EventDecoder decoder;
  private final LogListener listener;
  private final Clock clock;
  private LogPosition at;
  private boolean answers = true;

  EventLoop(
      Map<String, Object> kafka,
      LiveSettings settings,
      EventDecoder decoder,
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
        follow();
        Thread.sleep(BEFORE_RETRY.toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (LogTail tail = new LogTail(kafka, settings.logPatience(), EventTopics.ALL, "none")) {
      open(tail);
      tell(true);
      read(tail);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("events not read", e);
      tell(false);
    }
  }

  /** A log that was made anew, or has dropped what was not read yet, is another one. */
  private void open(LogTail tail) {
    if (at != null && tail.seek(at)) {
      return;
    }
    tail.seek(clock.millis() - settings.resumeWindow().toMillis());
    at = tail.position();
    listener.eventsFrom(at, tail.ends());
  }

  private void read(LogTail tail) {
    long checkAtMs = clock.millis();
    while (!Thread.currentThread().isInterrupted()) {
      ConsumerRecords<byte[], byte[]> records = tail.poll(POLL);
      records.forEach(this::take);
      if (!records.isEmpty()) {
        at = tail.position();
        listener.eventsReadUpTo(at);
      }
      if (clock.millis() >= checkAtMs) {
        check(tail);
        checkAtMs = clock.millis() + settings.logCheckInterval().toMillis();
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    LoggedEvent event = decoder.read(record);
    if (event != null) {
      listener.event(event);
    }
  }

  /** A log that does not answer keeps its place: what comes meanwhile is read when it is back. */
  private void check(LogTail tail) {
    try {
      listener.eventsEnd(tail.ends());
      tell(true);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("log not asked", e);
      tell(false);
    }
  }

  private void tell(boolean now) {
    if (now != answers) {
      LOG.warnf("live stream: the log %s", now ? "is back" : "does not answer");
      answers = now;
    }
    listener.logAnswers(now);
  }
}
