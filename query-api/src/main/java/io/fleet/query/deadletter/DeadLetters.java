package io.fleet.query.deadletter;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads dead letters, newest first. */
@ApplicationScoped
class DeadLetters {
  private static final SqlFile LIST = SqlFile.load("dead-letters");

  /** How much of a payload is shown. */
  private static final int SHOWN_BYTES = 4_096;

  private final ClickHouse store;
  private final Scopes scopes;

  DeadLetters(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<DeadLetterItem> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("place", filters.get("place"))
            .text("reason", filters.get("reason"))
            .text("record_key", filters.get("record_key"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("shown_bytes", SHOWN_BYTES)
            .number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, DeadLetters::read),
        window,
        letter -> new SortKey(letter.occurredAt().toEpochMilli(), letter.deadLetterId()));
  }

  private static DeadLetterItem read(Row row) throws SQLException {
    long bytes = row.integer("payload_bytes");
    return new DeadLetterItem(
        row.text("letter"),
        row.time("occurred_at_ms"),
        row.text("place"),
        row.text("reason"),
        row.text("detail_text"),
        row.text("origin"),
        row.text("key_text"),
        row.text("payload_head"),
        bytes,
        bytes > SHOWN_BYTES);
  }
}
