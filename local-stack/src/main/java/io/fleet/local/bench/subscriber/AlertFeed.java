package io.fleet.local.bench.subscriber;

import io.fleet.events.Topic;
import io.fleet.local.bench.load.DueTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes alerts into the log as the job does: acknowledged by all replicas, without waiting. */
public final class AlertFeed implements AutoCloseable {
  private static final long ACK_S = 60;
  private static final double NANOS = 1e9;

  private final Producer<byte[], byte[]> producer;
  private final Clock clock;

  public AlertFeed(String bootstrapServers, Clock clock) {
    this.clock = clock;
    this.producer = new KafkaProducer<>(settings(bootstrapServers));
  }

  /**
   * What was written.
   *
   * @param alerts how many
   * @param firstAtUs when the first one was sent, microseconds since 1970
   * @param seconds until the log had the last one
   */
  public record Written(int alerts, long firstAtUs, double seconds) {
    public double perSecond() {
      return alerts / seconds;
    }
  }

  /** Writes so many a second for so long. */
  public Written paced(int round, int perSecond, int seconds) throws Exception {
    return write(round, perSecond * seconds, NANOS / perSecond);
  }

  /** Writes so many as fast as the log takes them. */
  public Written burst(int round, int alerts) throws Exception {
    return write(round, alerts, 0);
  }

  private Written write(int round, int alerts, double everyNs)
      throws InterruptedException, ExecutionException, TimeoutException {
    long startNs = System.nanoTime();
    long firstAtUs = NumberedAlert.microseconds(clock.instant());
    Future<RecordMetadata> last = null;
    for (int number = 0; number < alerts; number++) {
      DueTime.await(startNs + Math.round(number * everyNs));
      last = send(new NumberedAlert(round, number, NumberedAlert.microseconds(clock.instant())));
    }
    producer.flush();
    if (last != null) {
      last.get(ACK_S, TimeUnit.SECONDS);
    }
    return new Written(alerts, firstAtUs, (System.nanoTime() - startNs) / NANOS);
  }

  private Future<RecordMetadata> send(NumberedAlert alert) {
    byte[] key = alert.vehicleId().getBytes(StandardCharsets.UTF_8);
    return producer.send(new ProducerRecord<>(Topic.ALERTS.topicName(), key, alert.json()));
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        60_000);
  }
}
