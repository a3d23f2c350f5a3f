package io.fleet.query.vehicle;

import io.fleet.query.area.Area;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.TimeRange;
import io.fleet.query.page.Window;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads where vehicles are, and which were where; sorted by vehicle. */
@ApplicationScoped
class Positions {
  private static final SqlFile NOW = SqlFile.load("positions");
  private static final SqlFile BETWEEN = SqlFile.load("positions-between");

  private final ClickHouse store;
  private final Scopes scopes;

  Positions(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<VehiclePosition> now(Area area, Window window) {
    return Page.of(
        store.list(NOW, bindings(area, window), Positions::read), window, Positions::key);
  }

  Page<VehiclePosition> between(TimeRange range, Area area, Window window) {
    Bindings bindings =
        bindings(area, window).number("from_ms", range.fromMs()).number("to_ms", range.toMs());
    return Page.of(store.list(BETWEEN, bindings, Positions::readStay), window, Positions::key);
  }

  private Bindings bindings(Area area, Window window) {
    return area.bind(scopes.current().bind(new Bindings()))
        .text("after_id", window.after().id())
        .number("rows", window.rowsToRead());
  }

  private static SortKey key(VehiclePosition position) {
    return new SortKey(0, position.vehicleId());
  }

  private static VehiclePosition read(Row row) throws SQLException {
    return new VehiclePosition(
        row.text("vehicle_id"),
        row.time("fix_at_ms"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")),
        row.decimal("speed_kmph"),
        row.decimal("heading"),
        null,
        null);
  }

  private static VehiclePosition readStay(Row row) throws SQLException {
    return new VehiclePosition(
        row.text("vehicle_id"),
        row.time("fix_at_ms"),
        Position.orNull(row.decimal("last_lat"), row.decimal("last_lon")),
        row.decimal("last_speed_kmph"),
        row.decimal("last_heading"),
        row.time("first_at_ms"),
        row.integer("fixes"));
  }
}
