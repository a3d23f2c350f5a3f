package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what people have made of alerts, up to what they have said just now. */
@ApplicationScoped
class Handlings {
  private static final SqlFile TOLD = SqlFile.load("alerts-with-actions");
  private static final SqlFile HANDLING = SqlFile.load("alert-handling");

  private final ClickHouse store;
  private final RecentJson recent;

  Handlings(ClickHouse store, RecentJson recent) {
    this.store = store;
    this.recent = recent;
  }

  private record Handled(String alertId, Handling handling) {}

  /** The alerts, each with what people have made of it. */
  List<AlertItem> addTo(List<AlertItem> alerts) {
    if (alerts.isEmpty()) {
      return alerts;
    }
    Map<String, Handling> handled = of(alerts.stream().map(AlertItem::alertId).toList());
    return alerts.stream()
        .map(alert -> alert.with(handled.getOrDefault(alert.alertId(), Handling.NONE)))
        .toList();
  }

  private Map<String, Handling> of(List<String> alertIds) {
    List<String> touched = touched(alertIds);
    if (touched.isEmpty()) {
      return Map.of();
    }
    Bindings bindings = new Bindings().text("recent", recent.all()).texts("alert_ids", touched);
    Map<String, Handling> found = new HashMap<>();
    store
        .list(HANDLING, bindings, Handlings::read)
        .forEach(row -> found.put(row.alertId(), row.handling()));
    return found;
  }

  /** Of which somebody has said something, in the table or just now. */
  private List<String> touched(List<String> alertIds) {
    Set<String> touched = new TreeSet<>(recent.alertIds());
    touched.retainAll(alertIds);
    touched.addAll(
        store.list(TOLD, new Bindings().texts("alert_ids", alertIds), row -> row.text("alert_id")));
    return List.copyOf(touched);
  }

  private static Handled read(Row row) throws SQLException {
    long comments = row.integer("comments");
    return new Handled(
        row.text("alert_id"),
        new Handling(
            row.text("acknowledged_by"),
            row.time("acknowledged_at_ms"),
            row.text("assigned_to"),
            row.text("closed_by"),
            row.time("closed_at_ms"),
            comments == 0 ? null : (Long) comments));
  }
}
