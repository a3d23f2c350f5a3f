package io.fleet.query.vehicle;

import io.fleet.query.area.Area;
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

/** Reads vehicles, sorted by id. */
@ApplicationScoped
class Vehicles {
  static final Filters ANY = filters(null, null, null);
  private static final SqlFile LIST = SqlFile.load("vehicles");

  private final ClickHouse store;
  private final Scopes scopes;

  Vehicles(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  static Filters filters(String vehicleId, String driverId, String state) {
    return Filters.of("vehicles")
        .vehicleId(vehicleId)
        .text("driver_id", driverId)
        .text("state", state);
  }

  Page<Vehicle> page(Filters filters, Area area, Window window) {
    Bindings bindings = bindings(filters, area, filters.get("vehicle_id"));
    bindings.text("after_id", window.after().id()).number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, Vehicles::read), window, v -> new SortKey(0, v.vehicleId()));
  }

  Optional<Vehicle> one(String vehicleId) {
    return store.first(
        LIST,
        bindings(ANY, Area.EVERYWHERE, vehicleId).text("after_id", "").number("rows", 1),
        Vehicles::read);
  }

  private Bindings bindings(Filters filters, Area area, String vehicleId) {
    return area.bind(scopes.current().bind(new Bindings()))
        .text("vehicle_id", vehicleId)
        .text("driver_id", filters.get("driver_id"))
        .text("state", filters.get("state"))
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }

  private static Vehicle read(Row row) throws SQLException {
    return new Vehicle(
        row.text("vehicle_id"),
        row.time("last_seen_ms"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")),
        row.time("fix_at_ms"),
        row.decimal("speed_kmph"),
        row.decimal("heading"),
        row.flag("ignition"),
        row.text("driver_id"),
        row.text("state"),
        row.time("state_since_ms"),
        row.text("trip_id"),
        null);
  }
}
