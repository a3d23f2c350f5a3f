package io.fleet.query.live;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.AlertJson;
import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.query.handling.RecentActions;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes events of records of the log, by the topic they stand in. What people say about alerts is
 * kept for every answer about alerts on the way.
 */
final class EventDecoder {
  private static final double MICRO = 1e-6;

  private final RecentActions recent;
  private final LogListener listener;

  EventDecoder(RecentActions recent, LogListener listener) {
    this.recent = recent;
    this.listener = listener;
  }

  /**
   * Reads a record.
   *
   * @return null if no client is told of it
   */
  LoggedEvent read(ConsumerRecord<byte[], byte[]> record) {
    try {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      return switch (EventTopics.ALL.get(EventTopics.number(record.topic()))) {
        case ALERTS -> alert(record, AlertJson.read(value));
        case EVENT_ACTIONS -> action(record, AlertActionJson.find(value));
        default -> change(record, ChangeJson.read(value));
      };
    } catch (Refusal.RefusedException e) {
      listener.unreadable();
      return null;
    }
  }

  private static LoggedEvent alert(ConsumerRecord<byte[], byte[]> record, Alert alert) {
    boolean placed = alert.latE6() != Telemetry.ABSENT && alert.lonE6() != Telemetry.ABSENT;
    LiveEvent event = new LiveEvent(LiveEvent.ALERT, oneLine(AlertJson.write(alert)), null);
    return new LoggedEvent(
        LiveType.ALERT,
        alert.vehicleId(),
        placed ? (Double) (alert.latE6() * MICRO) : null,
        placed ? (Double) (alert.lonE6() * MICRO) : null,
        EventTopics.number(record.topic()),
        record.partition(),
        record.offset(),
        record.timestamp(),
        event);
  }

  private LoggedEvent action(ConsumerRecord<byte[], byte[]> record, Optional<AlertAction> found) {
    return found
        .filter(recent::take)
        .map(
            action ->
                of(
                    record,
                    LiveType.ALERT,
                    action.vehicleId(),
                    LiveEvent.ALERT_ACTION,
                    AlertActionJson.write(action)))
        .orElse(null);
  }

  private static LoggedEvent change(ConsumerRecord<byte[], byte[]> record, Change change) {
    return change.type().equals(Change.TRIP)
        ? of(record, LiveType.TRIP, change.vehicleId(), LiveEvent.TRIP, ChangeJson.write(change))
        : null;
  }

  private static LoggedEvent of(
      ConsumerRecord<byte[], byte[]> record,
      LiveType type,
      String vehicleId,
      String name,
      byte[] json) {
    return new LoggedEvent(
        type,
        vehicleId,
        null,
        null,
        EventTopics.number(record.topic()),
        record.partition(),
        record.offset(),
        record.timestamp(),
        new LiveEvent(name, oneLine(json), null));
  }

  /** Parts of some records are passed on as they came; a line's end would end the event. */
  private static byte[] oneLine(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return json;
  }
}
