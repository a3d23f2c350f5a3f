package io.fleet.stream.io.clickhouse;

import io.fleet.events.DeadLetter;
import io.fleet.events.NameUuid;
import java.util.List;
import java.util.UUID;

/** A dead letter as a row, with the original bytes. */
public final class DeadLetterRow {
  static final List<String> COLUMNS =
      List.of(
          "occurred_at",
          "dead_letter_id",
          "version",
          "withdrawn",
          "place",
          "reason",
          "detail",
          "origin",
          "record_key",
          "payload");

  private static final long VERSION = 1;
  private static final String KIND = "dead_letter";

  private DeadLetterRow() {}

  /**
   * Encodes a dead letter; its month is that of its own time.
   *
   * @param key the original record's key, or null
   * @param payload the original bytes, or null
   * @param recordPlace {@code topic-partition-offset} of the dead letter itself; its id, if the
   *     original never reached the log
   */
  public static EncodedRow encode(
      DeadLetter letter, byte[] key, byte[] payload, String recordPlace, RowBinaryWriter out) {
    out.dateTime64(letter.occurredAtMs())
        .uuid(id(letter, recordPlace))
        .uint64(VERSION)
        .uint8(0)
        .string(letter.place())
        .string(letter.reason())
        .string(letter.detail())
        .string(letter.origin())
        .string(key)
        .string(payload);
    return out.toRow(ClickHouseTable.DEAD_LETTERS, PartitionMonth.of(letter.occurredAtMs()));
  }

  /** The same letter written twice to the log is one row: its id is what it is about, and where. */
  static UUID id(DeadLetter letter, String recordPlace) {
    String origin = letter.origin();
    return origin == null || origin.isEmpty()
        ? NameUuid.of(KIND, "log", recordPlace)
        : NameUuid.of(KIND, "origin", origin, letter.place());
  }
}
