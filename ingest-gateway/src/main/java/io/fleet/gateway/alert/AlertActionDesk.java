package io.fleet.gateway.alert;

import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.NameUuid;
import io.fleet.events.Topic;
import io.fleet.gateway.publish.LogWriter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where what people say about alerts is dated and written down. Never blocks. */
@Singleton
public class AlertActionDesk {
  private static final String NONE = "";

  private final LogWriter log;
  private final Clock clock;

  AlertActionDesk(LogWriter log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * An action of now; it is not written yet.
   *
   * @param key the sender's word for this one saying, or null. With it the id is made of what, who
   *     and the key, so that a repeat is the same action; without of what, who and when.
   */
  AlertAction draw(
      String alertId, AlertAction.Kind kind, AlertActionRequest asked, String by, String key) {
    long atMs = clock.millis();
    String once = key == null ? "at " + atMs : "key " + key;
    return new AlertAction(
        id(alertId, kind, asked, by, once),
        alertId,
        asked.vehicleId(),
        kind,
        asked.assignee(),
        asked.text(),
        by,
        atMs);
  }

  /** Of parts without line feeds, for which a text has the other character it never holds. */
  private static UUID id(
      String alertId, AlertAction.Kind kind, AlertActionRequest asked, String by, String once) {
    return NameUuid.of(
        "alert_action",
        alertId,
        asked.vehicleId(),
        kind.name(),
        by,
        once,
        asked.assignee() == null ? NONE : asked.assignee(),
        asked.text() == null ? NONE : asked.text().replace('\n', '\r'));
  }

  /** Writes it under its vehicle's key; done when the log has it. */
  CompletionStage<Void> write(AlertAction action) {
    byte[] key = action.vehicleId().getBytes(StandardCharsets.UTF_8);
    return log.append(
        List.of(
            new ProducerRecord<>(
                Topic.EVENT_ACTIONS.topicName(), key, AlertActionJson.write(action))));
  }
}
