package io.fleet.gateway.publish;

import io.fleet.events.DeadLetter;
import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.LogEntry;
import io.fleet.gateway.admit.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Writes what is accepted to its topic under its key, and what is refused to the dead letters with
 * place, reason and time in the headers.
 */
@ApplicationScoped
public class KafkaTelemetryPublisher implements TelemetryPublisher {
  private static final String PLACE = "gateway";

  private final LogWriter log;
  private final Clock clock;

  KafkaTelemetryPublisher(LogWriter log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Void> publish(AdmittedBody body, TraceParent cause) {
    byte[] traceparent = cause == null ? null : cause.bytes();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(body.size());
    for (Verdict verdict : body.verdicts()) {
      if (verdict.isAccepted()) {
        records.add(accepted(verdict.entry(), traceparent));
      }
      if (verdict.deadLetter() != null) {
        records.add(deadLetter(verdict));
      }
    }
    body.asides().forEach(aside -> records.add(accepted(aside, traceparent)));
    return log.append(records);
  }

  private static ProducerRecord<byte[], byte[]> accepted(LogEntry entry, byte[] traceparent) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(entry.topic().topicName(), bytes(entry.key()), entry.value());
    if (traceparent != null) {
      record.headers().add(TraceParent.HEADER, traceparent);
    }
    return record;
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Verdict verdict) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), key(verdict), verdict.deadLetter());
    Headers headers = record.headers();
    headers.add(DeadLetter.HEADER_PLACE, bytes(PLACE));
    headers.add(DeadLetter.HEADER_REASON, bytes(verdict.refusal().reason()));
    headers.add(DeadLetter.HEADER_DETAIL, bytes(verdict.refusal().detail()));
    headers.add(DeadLetter.HEADER_ORIGIN, bytes(""));
    headers.add(DeadLetter.HEADER_TIME, bytes(Long.toString(clock.millis())));
    return record;
  }

  private static byte[] key(Verdict verdict) {
    return verdict.vehicleId() == null ? null : bytes(verdict.vehicleId());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
