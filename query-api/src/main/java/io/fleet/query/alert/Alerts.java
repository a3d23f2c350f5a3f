package io.fleet.query.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.list.Withdrawn;
import io.fleet.query.page.Filters;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads alerts. */
@ApplicationScoped
class Alerts {
  private static final String ID = "alert_id";

  /** Places of times in the number that severity and time make together. */
  private static final long PER_SEVERITY = 10_000_000_000_000L;

  private static final Orders<AlertItem> ORDERS =
      Orders.of(
          List.of(
              Order.newest("started_at", ID, AlertItem::startedAt, AlertItem::alertId),
              Order.oldest("started_at", ID, AlertItem::startedAt, AlertItem::alertId),
              bySeverity("-severity", "@gravest_first(started_at, alert_id)", true),
              bySeverity("severity", "@mildest_first(started_at, alert_id)", false)));
  private static final Withdrawn<AlertItem> LISTS =
      Withdrawn.of(SqlFile.load("alerts"), "alerts", ORDERS);
  private static final Orders.Sorted<AlertItem> BY_TIME = ORDERS.of(SqlFile.load("alerts-by-time"));
  private static final Withdrawn<AlertItem> HANDLED =
      Withdrawn.of(SqlFile.load("alerts-handled"), "alerts", ORDERS);
  private static final SqlFile ONE = SqlFile.load("alert");

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

  private static Order<AlertItem> bySeverity(String name, String part, boolean gravestFirst) {
    return Order.byNumber(
        name,
        part,
        gravestFirst,
        alert -> alert.severity() * PER_SEVERITY + alert.startedAt().toEpochMilli(),
        AlertItem::alertId);
  }

  /** The newest version, unless there is no such alert or it was withdrawn. */
  Optional<AlertItem> of(String alertId) {
    Bindings bindings = scopes.current().bind(new Bindings()).text("alert_id", alertId);
    return handlings.addTo(store.list(ONE, bindings, this::read)).stream().findFirst();
  }

  Listing<AlertItem, AlertItem> list(Filters filters, String sort) {
    Order<AlertItem> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .texts("vehicle_ids", filters.vehicleIds())
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .text("alert_type", filters.get("alert_type"))
            .text("state", filters.get("state"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    boolean handled = HandlingFilter.isGiven(filters);
    if (handled) {
      HandlingFilter.bind(filters, recent.all(), bindings);
    }
    boolean byTime = filters.isOfAFewDays() && !handled && !Withdrawn.isAsked(filters);
    SqlFile sql = (byTime ? BY_TIME : (handled ? HANDLED : LISTS).asked(filters)).by(order);
    return Listing.of(AlertItem.class, sql, order, bindings, this::read)
        .completedBy(handlings::addTo);
  }

  private AlertItem read(Row row) throws SQLException {
    String details = row.text("details");
    return new AlertItem(
        row.text("alert_id"),
        row.integer("version"),
        row.time("emitted_at_ms"),
        row.flag("is_withdrawn"),
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
