package io.fleet.clickhouse;

/** What a query read, wrote and returned, in rows and bytes. */
record QuerySummary(
    long readRows,
    long readBytes,
    long writtenRows,
    long writtenBytes,
    long resultRows,
    long resultBytes) {

  /** As the value of {@code X-ClickHouse-Summary}: a JSON object whose numbers are strings. */
  String asJson(long elapsedNanos) {
    return String.format(
        "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\","
            + "\"total_rows_to_read\":\"%d\",\"result_rows\":\"%d\",\"result_bytes\":\"%d\",\"elapsed_ns\":\"%d\"}",
        readRows,
        readBytes,
        writtenRows,
        writtenBytes,
        readRows,
        writtenRows > 0 ? writtenRows : resultRows,
        writtenRows > 0 ? writtenBytes : resultBytes,
        elapsedNanos);
  }
}
