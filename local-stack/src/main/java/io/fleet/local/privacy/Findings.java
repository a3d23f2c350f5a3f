package io.fleet.local.privacy;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what names a person in one topic. */
final class Findings {
  private long records;
  private long firstMs = Long.MAX_VALUE;
  private long lastMs = Long.MIN_VALUE;

  void add(ConsumerRecord<byte[], byte[]> record) {
    records++;
    firstMs = Math.min(firstMs, record.timestamp());
    lastMs = Math.max(lastMs, record.timestamp());
  }

  boolean isEmpty() {
    return records == 0;
  }

  /**
   * As a report.
   *
   * @param keptMs how long the topic keeps a record; negative: not by age
   */
  TopicReport report(String topic, long keptMs, String note) {
    return new TopicReport(
        topic,
        records,
        isEmpty() ? "" : Instant.ofEpochMilli(firstMs).toString(),
        isEmpty() ? "" : Instant.ofEpochMilli(lastMs).toString(),
        isEmpty() || keptMs < 0 ? "" : Instant.ofEpochMilli(lastMs + keptMs).toString(),
        note);
  }
}
