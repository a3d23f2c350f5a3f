package io.fleet.gateway.publish;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Appends records to the log in batches: one hand-over to the connector's sending thread for all
 * records of a request, and for all requests that come while it is busy with earlier ones. One
 * message through the channel per event was measured at about four times the processor time. The
 * channel {@code log} owns the client and its configuration.
 */
@ApplicationScoped
public class LogWriter {
  /** The channel whose client is used. */
  public static final String CHANNEL = "log";

  /** Beyond the producer's own delivery time-out, which normally answers first. */
  private static final long LAST_WORD_S = 15;

  private final KafkaClientService clients;
  private final LogPulse pulse;
  private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sending = new AtomicBoolean();

  /** The records of a request and who waits for them. */
  private record Parcel(
      Function<Producer<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> records,
      Acks acks) {}

  LogWriter(KafkaClientService clients, LogPulse pulse, @Channel(CHANNEL) Emitter<byte[]> channel) {
    this.clients = clients;
    this.pulse = pulse;
  }

  /**
   * Sends all records; never blocks the caller.
   *
   * @return done when all are acknowledged; fails with {@link LogUnavailableException}, at once if
   *     the log is known to be away
   */
  public CompletionStage<Void> append(List<ProducerRecord<byte[], byte[]>> records) {
    if (records.isEmpty()) {
      return CompletableFuture.completedFuture(null); // nothing the log could acknowledge
    }
    Acks acks = new Acks(records.size());
    if (pulse.isAway()) {
      acks.fail(null);
    } else {
      send(producer -> records, acks);
    }
    return acks.done().orTimeout(LAST_WORD_S, TimeUnit.SECONDS);
  }

  /**
   * Sends what is made on the sending thread, even while the log counts as away: how its return is
   * noticed.
   *
   * @return done when the first of the records is acknowledged
   */
  public CompletionStage<Void> probe(
      Function<Producer<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> records) {
    Acks acks = new Acks(1);
    send(records, acks);
    return acks.done().orTimeout(LAST_WORD_S, TimeUnit.SECONDS);
  }

  private void send(
      Function<Producer<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> records, Acks acks) {
    pulse.sent();
    acks.done().thenRun(pulse::acknowledged);
    waiting.add(new Parcel(records, acks));
    if (sending.compareAndSet(false, true)) {
      Uni<Void> handedOver = producer().runOnSendingThread(this::sendWaiting);
      handedOver.subscribe().with(nothing -> {}, this::failWaiting);
    }
  }

  /** In the order of the calls; whoever calls after the last look hands over again. */
  private void sendWaiting(Producer<byte[], byte[]> producer) {
    do {
      for (Parcel next = waiting.poll(); next != null; next = waiting.poll()) {
        send(producer, next);
      }
      sending.set(false);
    } while (!waiting.isEmpty() && sending.compareAndSet(false, true));
  }

  private static void send(Producer<byte[], byte[]> producer, Parcel parcel) {
    try {
      for (ProducerRecord<byte[], byte[]> record : parcel.records().apply(producer)) {
        if (parcel.acks().done().isCompletedExceptionally()) {
          return;
        }
        producer.send(record, parcel.acks());
      }
    } catch (RuntimeException e) {
      parcel.acks().fail(e);
    }
  }

  /** There is no sending thread any more, or it broke off. */
  private void failWaiting(Throwable failure) {
    sending.set(false);
    for (Parcel next = waiting.poll(); next != null; next = waiting.poll()) {
      next.acks().fail(failure);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return clients.getProducer(CHANNEL);
  }
}
