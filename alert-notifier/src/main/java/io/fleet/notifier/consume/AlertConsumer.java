package io.fleet.notifier.consume;

import io.fleet.events.AlertJson;
import io.fleet.events.DeadLetter;
import io.fleet.events.Refusal;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.Outcome;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.store.DeadLetters;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Takes alerts from the log. A record that cannot be read becomes a dead letter. */
@ApplicationScoped
public class AlertConsumer {
  static final String CHANNEL = "alerts";
  private static final Logger LOG = Logger.getLogger(AlertConsumer.class);
  private static final String UNEXPECTED = "unexpected";

  private final Intake intake;
  private final EventSink events;
  private final DeadLetters deadLetters;
  private final DeliveryMetrics metrics;

  AlertConsumer(Intake intake, EventSink events, DeadLetters deadLetters, DeliveryMetrics metrics) {
    this.intake = intake;
    this.events = events;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /** The next record comes when the returned stage is complete; the ack comes on its own. */
  @Incoming(CHANNEL)
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public CompletionStage<Void> consume(Message<byte[]> record) {
    return intake.enter().thenRun(() -> take(record));
  }

  private void take(Message<byte[]> record) {
    IncomingKafkaRecordMetadata<?, ?> from =
        record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    String origin = from.getTopic() + '-' + from.getPartition() + '-' + from.getOffset();
    byte[] value = record.getPayload() == null ? new byte[0] : record.getPayload();
    try {
      events.dispatch(AlertEvents.of(AlertJson.read(value), origin), () -> settled(record));
    } catch (Refusal.RefusedException e) {
      refuse(record, from, origin, e.refusal());
    } catch (RuntimeException e) {
      refuse(record, from, origin, new Refusal(UNEXPECTED, e.getClass().getName()));
    }
  }

  private void refuse(
      Message<byte[]> record,
      IncomingKafkaRecordMetadata<?, ?> from,
      String origin,
      Refusal refusal) {
    LOG.warnf("alert record unreadable: %s", refusal.reason());
    long appendedAtMs = from.getTimestamp().toEpochMilli();
    DeadLetter letter =
        new DeadLetter(DeadLetters.PLACE, refusal.reason(), refusal.detail(), origin, appendedAtMs);
    deadLetters
        .write((byte[]) from.getKey(), record.getPayload(), letter)
        .thenRun(
            () -> {
              metrics.ended(Outcome.UNREADABLE);
              settled(record);
            });
  }

  private void settled(Message<byte[]> record) {
    record.ack();
    intake.leave();
  }
}
