package io.fleet.query.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads alerts, newest start first. */
@ApplicationScoped
class Alerts {
  private static final SqlFile LIST = SqlFile.load("alerts");

  private final ClickHouse store;
  private final Scopes scopes;
  private final ObjectMapper json;

  Alerts(ClickHouse store, Scopes scopes, ObjectMapper json) {
    this.store = store;
    this.scopes = scopes;
    this.json = json;
  }

  Page<AlertItem> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("driver_id", filters.get("driver_id"))
            .text("alert_type", filters.get("alert_type"))
            .text("state", filters.get("state"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, this::read),
        window,
        alert -> new SortKey(alert.startedAt().toEpochMilli(), alert.alertId()));
  }

  private AlertItem read(Row row) throws SQLException {
    String details = row.text("details");
    return new AlertItem(
        row.text("alert_id"),
        row.integer("version"),
        row.text("state"),
        row.time("ts_ms"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.time("emitted_at_ms"),
        row.text("alert_type"),
        row.integer("severity"),
        row.text("vehicle_id"),
        row.text("driver_id"),
        row.text("trip_id"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")),
        details == null ? "" : details,
        data(row.text("data")),
        row.flag("late"),
        row.text("source"));
  }

  /**
   * What the column holds if it is a JSON object, else an empty one: the answer stays well-formed.
   */
  private JsonNode data(String text) {
    try {
      JsonNode node = text == null ? null : json.readTree(text);
      return node != null && node.isObject() ? node : json.createObjectNode();
    } catch (JsonProcessingException e) {
      return json.createObjectNode();
    }
  }
}
