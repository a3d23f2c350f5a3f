package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/**
 * Reads what people have said about one alert, newest first, up to what they have said just now.
 */
@ApplicationScoped
class AlertActions {
  private static final SqlFile ACTIONS = SqlFile.load("alert-actions");
  private static final Order<AlertActionItem> NEWEST =
      Order.newest("at", "said_as", AlertActionItem::at, AlertActionItem::actionId);

  private final RecentJson recent;

  AlertActions(RecentJson recent) {
    this.recent = recent;
  }

  Listing<AlertActionItem, AlertActionItem> list(String alertId) {
    Bindings bindings = new Bindings().text("alert_id", alertId).text("recent", recent.of(alertId));
    return Listing.of(AlertActionItem.class, ACTIONS, NEWEST, bindings, row -> read(alertId, row));
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
