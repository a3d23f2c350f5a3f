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
import java.util.Optional;

/** Reads alerts, newest start first. */
@ApplicationScoped
class Alerts {
  private static final SqlFile LIST = SqlFile.load("alerts");
  private static final SqlFile BY_TIME = LIST.reading("alerts_current", "alerts_by_time");
  private static final SqlFile HANDLED = SqlFile.load("alerts-handled");
  private static final SqlFile HANDLED_WITHDRAWN =
      HANDLED.reading("alerts_current", "alerts_withdrawn");
  private static final SqlFile ONE = SqlFile.load("alert");
  private static final SqlFile WITHDRAWN = LIST.reading("alerts_current", "alerts_withdrawn");

  private final ClickHouse store;
  private final Scopes scopes;
  private final Handlings handlings;
  private final RecentJson recent;
  private final ObjectMapper json;

  Alerts(
      ClickHouse store, Scopes scopes, Handlings handlings, RecentJson recent, ObjectMapper json) {
    this.store = store;
    this.scopes = scopes;
    this.handlings = handlings;
    this.recent = recent;
    this.json = json;
  }

  /** The newest version, unless there is no such alert or it was withdrawn. */
  Optional<AlertItem> of(String alertId) {
    Bindings bindings = scopes.current().bind(new Bindings()).text("alert_id", alertId);
    return handlings.addTo(store.list(ONE, bindings, row -> read(row, false))).stream().findFirst();
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
    boolean withdrawn = filters.isTrue("withdrawn");
    SqlFile list = withdrawn ? WITHDRAWN : filters.isOfAFewDays() ? BY_TIME : LIST;
    if (HandlingFilter.isGiven(filters)) {
      list = withdrawn ? HANDLED_WITHDRAWN : HANDLED;
      HandlingFilter.bind(filters, recent.all(), bindings);
    }
    return Page.of(
        handlings.addTo(store.list(list, bindings, row -> read(row, withdrawn))),
        window,
        alert -> new SortKey(alert.startedAt().toEpochMilli(), alert.alertId()));
  }

  private AlertItem read(Row row, boolean withdrawn) throws SQLException {
    String details = row.text("details");
    return new AlertItem(
        row.text("alert_id"),
        row.integer("version"),
        row.time("emitted_at_ms"),
        withdrawn,
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
        row.text("source"),
        null,
        null,
        null,
        null,
        null,
        null);
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
