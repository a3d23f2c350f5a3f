package io.fleet.query.deadletter;

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
import java.util.List;

/** Reads dead letters. */
@ApplicationScoped
class DeadLetters {
  private static final Orders<DeadLetterItem> ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "occurred_at",
                  "letter",
                  DeadLetterItem::occurredAt,
                  DeadLetterItem::deadLetterId),
              Order.oldest(
                  "occurred_at",
                  "letter",
                  DeadLetterItem::occurredAt,
                  DeadLetterItem::deadLetterId)));
  private static final Orders.Sorted<DeadLetterItem> LIST = ORDERS.of(SqlFile.load("dead-letters"));

  /** How much of a payload is shown. */
  private static final int SHOWN_BYTES = 4_096;

  private final Scopes scopes;

  DeadLetters(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<DeadLetterItem, DeadLetterItem> list(Filters filters, String sort) {
    Order<DeadLetterItem> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("place", filters.get("place"))
            .text("reason", filters.get("reason"))
            .text("record_key", filters.get("record_key"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("shown_bytes", SHOWN_BYTES);
    return Listing.of(DeadLetterItem.class, LIST.by(order), order, bindings, DeadLetters::read);
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
        bytes > SHOWN_BYTES,
        row.time("replayed_at_ms"),
        row.text("replay_outcome"));
  }
}
