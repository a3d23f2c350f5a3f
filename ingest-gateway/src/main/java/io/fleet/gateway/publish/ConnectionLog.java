package io.fleet.gateway.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes to the log which devices come and go. Never blocks: while the log is away, or is slower
 * than they are, events are dropped and counted.
 */
@Singleton
public class ConnectionLog {
  /** Events that the log did not take, or that found no room. */
  static final String DROPPED = "fleet.gateway.connection.events.dropped";

  private static final int MAX_PENDING = 20_000;

  private final LogWriter log;
  private final Clock clock;
  private final Counter dropped;
  private final AtomicInteger pending = new AtomicInteger();

  ConnectionLog(LogWriter log, Clock clock, MeterRegistry registry) {
    this.log = log;
    this.clock = clock;
    this.dropped = registry.counter(DROPPED);
  }

  /**
   * Tells of one event; those of a vehicle are written in the order of the calls.
   *
   * @param vehicleId the vehicle the device is in, or the device's own id if it is in none
   * @param reason more about it, a word; or null
   */
  public void tell(String vehicleId, String clientId, ConnectionEvent event, String reason) {
    if (pending.incrementAndGet() > MAX_PENDING) {
      pending.decrementAndGet();
      dropped.increment();
      return;
    }
    byte[] key = vehicleId.getBytes(StandardCharsets.UTF_8);
    byte[] value = json(vehicleId, clientId, event, reason);
    log.append(List.of(new ProducerRecord<>(Topic.DEVICE_CONNECTIONS.topicName(), key, value)))
        .whenComplete(
            (done, failure) -> {
              pending.decrementAndGet();
              if (failure != null) {
                dropped.increment();
              }
            });
  }

  private byte[] json(String vehicleId, String clientId, ConnectionEvent event, String reason) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", vehicleId);
      json.writeStringField("client_id", clientId);
      json.writeStringField("timestamp", Iso8601.format(clock.millis()));
      json.writeStringField("event", event.tag());
      if (reason != null) {
        json.writeStringField("reason", reason);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
