package io.fleet.query.behaviour;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads behaviour events of every kind, newest start first. */
@ApplicationScoped
class BehaviourEvents {
  private static final SqlFile LIST = SqlFile.load("behaviour-events");

  private final ClickHouse store;
  private final Scopes scopes;

  BehaviourEvents(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<BehaviourEvent> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .forPerson(filters.get("driver_id"))
            .bind(new Bindings())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("driver_id", filters.get("driver_id"))
            .text("trip_id", filters.get("trip_id"))
            .text("kind", filters.get("kind"))
            .text("decision", filters.get("decision"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, BehaviourEvent::read),
        window,
        event -> new SortKey(event.startedAt().toEpochMilli(), event.eventId()));
  }
}
