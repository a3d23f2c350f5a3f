package io.fleet.gateway.behaviour;

import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
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

/** Where what people say about events is dated and written down. Never blocks. */
@Singleton
public class EventActionDesk {
  private final LogWriter log;
  private final Clock clock;

  EventActionDesk(LogWriter log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** An action of now; it is not written yet. Its id is made of what, who and when. */
  EventAction draw(UUID eventId, EventAction.Kind kind, EventActionRequest asked, String by) {
    long atMs = clock.millis();
    return new EventAction(
        NameUuid.of("event_action", eventId.toString(), kind.name(), by, Long.toString(atMs)),
        eventId,
        asked.eventKind(),
        asked.vehicleId(),
        asked.driverId(),
        kind,
        asked.reason(),
        by,
        atMs);
  }

  /** Writes it under its vehicle's key; done when the log has it. */
  CompletionStage<Void> write(EventAction action) {
    byte[] key = action.vehicleId().getBytes(StandardCharsets.UTF_8);
    return log.append(
        List.of(
            new ProducerRecord<>(
                Topic.EVENT_ACTIONS.topicName(), key, EventActionJson.write(action))));
  }
}
