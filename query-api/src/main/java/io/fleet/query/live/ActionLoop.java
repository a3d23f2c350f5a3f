package io.fleet.query.live;

import io.fleet.events.AlertActionJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.query.handling.RecentActions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads what people say about alerts, whether anybody listens or not: every answer about alerts
 * knows it before the store does. Begins some minutes back, and anew when the log is back. Runs in
 * a thread of its own until that is interrupted.
 */
final class ActionLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(ActionLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final LiveSettings settings;
  private final RecentActions recent;
  private final LogListener listener;
  private final Clock clock;

  ActionLoop(
      Map<String, Object> kafka,
      LiveSettings settings,
      RecentActions recent,
      LogListener listener,
      Clock clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.recent = recent;
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

  /** A log that is away keeps its place; only one that cannot be opened is opened anew. */
  private void follow() {
    long fromMs = clock.millis() - RecentActions.KEPT.toMillis();
    Topic topic = Topic.EVENT_ACTIONS;
    try (LogTail tail = new LogTail(kafka, settings.logPatience(), List.of(topic), topic, fromMs)) {
      while (!Thread.currentThread().isInterrupted()) {
        tail.poll(POLL).forEach(this::take);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("actions not read", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      AlertActionJson.find(value).filter(recent::take).ifPresent(listener::alertAction);
    } catch (Refusal.RefusedException e) {
      listener.unreadable();
    }
  }
}
