package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads what people have said about one alert, newest first, up to what they have said just now.
 */
@ApplicationScoped
class AlertActions {
  private static final SqlFile ACTIONS = SqlFile.load("alert-actions");

  private final ClickHouse store;
  private final RecentJson recent;

  AlertActions(ClickHouse store, RecentJson recent) {
    this.store = store;
    this.recent = recent;
  }

  Page<AlertActionItem> page(String alertId, Window window) {
    Bindings bindings =
        new Bindings()
            .text("alert_id", alertId)
            .text("recent", recent.of(alertId))
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    List<AlertActionItem> said = store.list(ACTIONS, bindings, row -> read(alertId, row));
    return Page.of(
        said, window, action -> new SortKey(action.at().toEpochMilli(), action.actionId()));
  }

  private static AlertActionItem read(String alertId, Row row) throws SQLException {
    return new AlertActionItem(
        row.text("said_as"),
        alertId,
        row.text("vehicle_id"),
        row.text("said"),
        row.text("assignee"),
        row.text("remark"),
        row.text("acted_by"),
        row.time("at_ms"));
  }
}
