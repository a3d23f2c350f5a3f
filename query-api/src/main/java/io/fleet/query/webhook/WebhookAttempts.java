package io.fleet.query.webhook;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads the delivery log. */
@ApplicationScoped
class WebhookAttempts {
  private static final Orders<WebhookAttemptItem> ORDERS =
      Orders.of(
          List.of(
              Order.newest("at", "place", WebhookAttemptItem::at, WebhookAttempts::place),
              Order.oldest("at", "place", WebhookAttemptItem::at, WebhookAttempts::place)));
  private static final Orders.Sorted<WebhookAttemptItem> LIST =
      ORDERS.of(SqlFile.load("webhook-attempts"));

  private final Scopes scopes;

  WebhookAttempts(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<WebhookAttemptItem, WebhookAttemptItem> list(Filters filters, String sort) {
    Order<WebhookAttemptItem> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("endpoint_id", filters.get("endpoint_id"))
            .text("message_id", filters.get("message_id"))
            .text("outcome", filters.get("outcome"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(
        WebhookAttemptItem.class, LIST.by(order), order, bindings, WebhookAttempts::read);
  }

  /** Among rows of one millisecond the order of the text that the query sorts by. */
  private static String place(WebhookAttemptItem item) {
    String outcome = item.outcome() == null ? "" : item.outcome();
    return item.endpointId() + '/' + item.messageId() + '/' + item.attempt() + '/' + outcome;
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
