package io.fleet.query.webhook;

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
import java.time.Instant;

/** Reads the delivery log, newest first. */
@ApplicationScoped
class WebhookAttempts {
  private static final SqlFile LIST = SqlFile.load("webhook-attempts");

  private final ClickHouse store;
  private final Scopes scopes;

  WebhookAttempts(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<WebhookAttemptItem> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("endpoint_id", filters.get("endpoint_id"))
            .text("message_id", filters.get("message_id"))
            .text("outcome", filters.get("outcome"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, WebhookAttempts::read), window, WebhookAttempts::sortKey);
  }

  /** Among rows of one millisecond the order of the text that the query sorts by. */
  private static SortKey sortKey(WebhookAttemptItem item) {
    String outcome = item.outcome() == null ? "" : item.outcome();
    return new SortKey(
        item.at().toEpochMilli(),
        item.endpointId() + '/' + item.messageId() + '/' + item.attempt() + '/' + outcome);
  }

  private static WebhookAttemptItem read(Row row) throws SQLException {
    long version = row.integer("subject_version");
    long status = row.integer("status");
    Instant next = row.time("next_attempt_at_ms");
    return new WebhookAttemptItem(
        row.time("at_ms"),
        row.text("endpoint_id"),
        row.text("message_id"),
        row.integer("attempt").intValue(),
        row.text("outcome"),
        row.text("event_type"),
        row.text("subject_id"),
        version == 0 ? null : version,
        row.text("vehicle_id"),
        row.text("origin"),
        status == 0 ? null : (int) status,
        row.integer("latency_ms").intValue(),
        row.text("excerpt"),
        next == null || next.toEpochMilli() == 0 ? null : next,
        row.text("final_outcome"));
  }
}
