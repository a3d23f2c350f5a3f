package io.fleet.simulator.post;

import io.fleet.events.VehicleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes telemetry straight to the log, past the gateway and its judgement, under the vehicle's
 * key: what a producer does that is inside the system. Taken is what the broker has acknowledged. A
 * batch that is not acknowledged as a whole is to be sent again; sent twice is one event. For
 * several threads.
 */
public final class KafkaTelemetryPost implements TelemetryPost {
  private static final String NO_VEHICLE = "no_vehicle_id";
  private static final String TOO_LARGE = "too_large";

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final String detail;
  private final Duration timeout;

  private KafkaTelemetryPost(
      Producer<String, byte[]> producer, String topic, String detail, Duration timeout) {
    this.producer = producer;
    this.topic = topic;
    this.detail = detail;
    this.timeout = timeout;
  }

  /**
   * Opens a connection; whether somebody is there shows with the first batch.
   *
   * @param bootstrapServers {@code host:port,…}
   * @param timeout for a whole batch, at least two seconds
   * @throws IllegalArgumentException if the addresses cannot be ones
   */
  public static KafkaTelemetryPost open(String bootstrapServers, String topic, Duration timeout) {
    if (!bootstrapServers.matches("[^:\\s,]+:\\d{1,5}(,[^:\\s,]+:\\d{1,5})*")) {
      throw new IllegalArgumentException("the bootstrap servers must be host:port,…");
    }
    try {
      Producer<String, byte[]> producer =
          new KafkaProducer<>(
              settings(bootstrapServers, timeout),
              new StringSerializer(),
              new ByteArraySerializer());
      return new KafkaTelemetryPost(producer, topic, topic + " at " + bootstrapServers, timeout);
    } catch (org.apache.kafka.common.KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException("the log cannot be used: " + cause.getMessage(), e);
    }
  }

  private static Map<String, Object> settings(String bootstrapServers, Duration timeout) {
    int timeoutMs = Math.toIntExact(timeout.toMillis());
    return Map.ofEntries(
        Map.entry("bootstrap.servers", bootstrapServers),
        Map.entry("client.id", "telemetry-producer"),
        Map.entry("acks", "all"),
        Map.entry("enable.idempotence", true),
        Map.entry("compression.type", "lz4"),
        Map.entry("linger.ms", 5),
        Map.entry("max.request.size", 4 << 20),
        Map.entry("buffer.memory", 32L << 20),
        Map.entry("max.block.ms", timeoutMs / 2),
        Map.entry("request.timeout.ms", timeoutMs / 2),
        Map.entry("delivery.timeout.ms", timeoutMs),
        Map.entry("reconnect.backoff.max.ms", 1_000));
  }

  @Override
  public PostOutcome post(List<byte[]> messages) throws InterruptedException {
    Map<String, Long> refused = new TreeMap<>();
    List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
    for (byte[] message : messages) {
      String vehicle = VehicleKey.of(message);
      if (VehicleId.isValid(vehicle)) {
        Future<RecordMetadata> answer =
            producer.send(new ProducerRecord<>(topic, vehicle, message));
        sent.add(answer);
        if (hasFailed(answer)) {
          break; // each further one would block for as long
        }
      } else {
        refused.merge(NO_VEHICLE, 1L, Long::sum);
      }
    }
    return await(sent, refused);
  }

  private static boolean hasFailed(Future<RecordMetadata> answer) throws InterruptedException {
    if (!answer.isDone()) {
      return false;
    }
    try {
      answer.get();
      return false;
    } catch (ExecutionException e) {
      return !(e.getCause() instanceof RecordTooLargeException);
    }
  }

  private PostOutcome await(List<Future<RecordMetadata>> sent, Map<String, Long> refused)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos() + TimeUnit.SECONDS.toNanos(1);
    long accepted = 0;
    for (Future<RecordMetadata> answer : sent) {
      try {
        answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        accepted++;
      } catch (TimeoutException e) {
        return PostOutcome.later(Duration.ZERO, "no answer from " + detail);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException)) {
          String reason = e.getCause().getClass().getSimpleName();
          return PostOutcome.later(Duration.ZERO, reason + " " + detail);
        }
        refused.merge(TOO_LARGE, 1L, Long::sum);
      }
    }
    return PostOutcome.taken(new Tally(accepted, refused));
  }

  /** Ends the connection; what is not acknowledged within a second is not waited for. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
