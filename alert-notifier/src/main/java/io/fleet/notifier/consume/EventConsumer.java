package io.fleet.notifier.consume;

import io.fleet.events.DeadLetter;
import io.fleet.events.Refusal;
import io.fleet.events.TraceParent;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.Outcome;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.DeadLetters;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Takes records of this instance's shards. One that cannot be read becomes a dead letter. */
@ApplicationScoped
public class EventConsumer {
  static final String CHANNEL = "alerts";
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final String UNEXPECTED = "unexpected";

  private final Shards shards;
  private final Intake intake;
  private final Dispatch dispatch;
  private final DeadLetters deadLetters;
  private final DeliveryMetrics metrics;

  EventConsumer(
      Shards shards,
      Intake intake,
      Dispatch dispatch,
      DeadLetters deadLetters,
      DeliveryMetrics metrics) {
    this.shards = shards;
    this.intake = intake;
    this.dispatch = dispatch;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /** The next record comes when the returned stage is complete; the ack comes on its own. */
  @Incoming(CHANNEL)
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public CompletionStage<Void> consume(Message<byte[]> record) {
    IncomingKafkaRecordMetadata<?, ?> from =
        record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    Claim claim = shards.claim(new Shard(from.getTopic(), from.getPartition()));
    if (claim == null) {
      return CompletableFuture.completedFuture(null);
    }
    return intake
        .enter(claim)
        .thenAccept(
            admitted -> {
              if (admitted) {
                take(record, from, claim);
              }
            });
  }

  private void take(Message<byte[]> record, IncomingKafkaRecordMetadata<?, ?> from, Claim claim) {
    String origin = from.getTopic() + '-' + from.getPartition() + '-' + from.getOffset();
    byte[] value = record.getPayload() == null ? new byte[0] : record.getPayload();
    Runnable settled = () -> settled(record, claim);
    try {
      dispatch.give(from.getTopic(), value, origin, cause(from), settled);
    } catch (Refusal.RefusedException e) {
      refuse(record, from, origin, e.refusal(), settled);
    } catch (RuntimeException e) {
      refuse(record, from, origin, new Refusal(UNEXPECTED, e.getClass().getName()), settled);
    }
  }

  private static TraceParent cause(IncomingKafkaRecordMetadata<?, ?> from) {
    Header header = from.getHeaders().lastHeader(TraceParent.HEADER);
    return header == null || header.value() == null
        ? null
        : TraceParent.sampled(new String(header.value(), StandardCharsets.US_ASCII));
  }

  private void refuse(
      Message<byte[]> record,
      IncomingKafkaRecordMetadata<?, ?> from,
      String origin,
      Refusal refusal,
      Runnable settled) {
    LOG.warnf("record of %s unreadable: %s", from.getTopic(), refusal.reason());
    long appendedAtMs = from.getTimestamp().toEpochMilli();
    DeadLetter letter =
        new DeadLetter(DeadLetters.PLACE, refusal.reason(), refusal.detail(), origin, appendedAtMs);
    deadLetters
        .write((byte[]) from.getKey(), record.getPayload(), letter)
        .thenRun(
            () -> {
              metrics.ended(Outcome.UNREADABLE);
              settled.run();
            });
  }

  /** What another instance owns by now is for that one to acknowledge. */
  private void settled(Message<byte[]> record, Claim claim) {
    if (intake.leave(claim)) {
      record.ack();
    }
  }
}
