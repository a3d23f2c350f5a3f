package io.fleet.stream.io.clickhouse;

import io.fleet.events.WebhookAttempt;
import java.util.List;

/** An attempt to deliver a message, or a message's end, as a row. */
public final class WebhookAttemptRow {
  static final List<String> COLUMNS =
      List.of(
          "endpoint_id",
          "at",
          "message_id",
          "attempt",
          "outcome",
          "version",
          "withdrawn",
          "event_type",
          "subject_id",
          "subject_version",
          "vehicle_id",
          "origin",
          "status",
          "latency_ms",
          "excerpt",
          "next_attempt_at",
          "final_outcome");

  private WebhookAttemptRow() {}

  /**
   * Encodes a record; its month is that of its own time.
   *
   * @param version of the record: the same record again replaces it
   */
  public static EncodedRow encode(WebhookAttempt attempt, long version, RowBinaryWriter out) {
    out.string(attempt.endpointId()).dateTime64(attempt.atMs()).string(attempt.messageId());
    out.uint32(attempt.attempt()).string(attempt.outcome()).uint64(version).uint8(0);
    out.string(attempt.eventType()).string(attempt.subjectId()).uint64(attempt.version());
    out.string(attempt.vehicleId()).string(attempt.origin()).uint32(attempt.status());
    out.uint32(attempt.latencyMs()).string(attempt.excerpt());
    out.dateTime64(attempt.nextAttemptAtMs()).string(attempt.finalOutcome());
    return out.toRow(ClickHouseTable.WEBHOOK_ATTEMPTS, PartitionMonth.of(attempt.atMs()));
  }
}
