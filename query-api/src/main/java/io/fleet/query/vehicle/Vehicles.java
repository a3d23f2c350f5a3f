package io.fleet.query.vehicle;

import io.fleet.query.area.Area;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.page.SortKey;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads vehicles, sorted by id if nothing else is said. */
@ApplicationScoped
class Vehicles {
  private static final String ID = "vehicle_id";
  private static final Order<Vehicle> BY_ID = Order.byId(ID, Vehicle::vehicleId);
  private static final Orders<Vehicle> ORDERS =
      Orders.of(
          List.of(
              BY_ID,
              Order.newest("last_seen", ID, Vehicle::lastSeen, Vehicle::vehicleId),
              Order.oldest("last_seen", ID, Vehicle::lastSeen, Vehicle::vehicleId)));
  private static final SqlFile BY_IDS = SqlFile.load("vehicles");
  private static final Orders.Sorted<Vehicle> LIST = ORDERS.of(BY_IDS);

  private final ClickHouse store;
  private final Scopes scopes;

  Vehicles(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Listing<Vehicle, Vehicle> list(Filters filters, Area area, String sort) {
    Order<Vehicle> order = ORDERS.parse(sort, filters);
    return Listing.of(
        Vehicle.class, LIST.by(order), order, bindings(filters, area), Vehicles::read);
  }

  Optional<Vehicle> one(String vehicleId) {
    Filters alone = Filters.of("vehicle").vehicleIds(List.of(vehicleId));
    Bindings bindings = bindings(alone, Area.EVERYWHERE).number("rows", 1);
    BY_ID.bind().accept(bindings, SortKey.OLDEST);
    return store.first(BY_IDS, bindings, Vehicles::read);
  }

  private Bindings bindings(Filters filters, Area area) {
    return area.bind(scopes.current().bind(new Bindings()))
        .texts("vehicle_ids", filters.vehicleIds())
        .text("group", filters.get("group"))
        .text("q", filters.get("q"))
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
