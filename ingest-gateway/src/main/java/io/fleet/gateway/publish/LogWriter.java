package io.fleet.gateway.publish;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Appends records to the log in batches: one hand-over to the connector's sending thread for all
 * records of a request. One message through the channel per event was measured at about four times
 * the processor time. The channel {@code log} owns the client and its configuration.
 */
@ApplicationScoped
public class LogWriter {
  /** The channel whose client is used. */
  public static final String CHANNEL = "log";

  /** Beyond the producer's own delivery time-out, which normally answers first. */
  private static final long LAST_WORD_S = 15;

  private final KafkaClientService clients;
  private final LogPulse pulse;

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
    Uni<Void> handedOver =
        producer()
            .runOnSendingThread(
                producer -> {
                  for (ProducerRecord<byte[], byte[]> record : records.apply(producer)) {
                    if (acks.done().isCompletedExceptionally()) {
                      return;
                    }
                    producer.send(record, acks);
                  }
                });
    handedOver.subscribe().with(nothing -> {}, acks::fail);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return clients.getProducer(CHANNEL);
  }
}
