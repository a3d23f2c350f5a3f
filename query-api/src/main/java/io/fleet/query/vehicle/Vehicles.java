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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  private static final Orders.Sorted<Vehicle> LIST = ORDERS.of(SqlFile.load("vehicles"));
  private static final SqlFile SEEN = SqlFile.load("vehicles-seen");
  private static final SqlFile STATES = SqlFile.load("vehicle-states");

  private final ClickHouse store;
  private final Scopes scopes;

  Vehicles(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  /**
   * The list. By id, what was seen of a page's vehicles is read first and then their states; where
   * states or places choose the vehicles, or another order, a view joins both of the whole fleet.
   */
  Listing<Vehicle, Vehicle> list(Filters filters, Area area, String sort) {
    Order<Vehicle> order = ORDERS.parse(sort, filters);
    boolean byId =
        order.equals(BY_ID)
            && area.isEverywhere()
            && filters.get("driver_id").isEmpty()
            && filters.get("state").isEmpty();
    if (byId) {
      return Listing.of(Vehicle.class, SEEN, order, bindings(filters), Vehicles::readSeen)
          .completedBy(this::withStates);
    }
    Bindings bindings =
        area.bind(bindings(filters))
            .text("driver_id", filters.get("driver_id"))
            .text("state", filters.get("state"));
    return Listing.of(Vehicle.class, LIST.by(order), order, bindings, Vehicles::read);
  }

  Optional<Vehicle> one(String vehicleId) {
    Filters alone = Filters.of("vehicle").vehicleIds(List.of(vehicleId));
    Bindings bindings = bindings(alone).number("rows", 1);
    BY_ID.bind().accept(bindings, SortKey.OLDEST);
    return withStates(store.list(SEEN, bindings, Vehicles::readSeen)).stream().findFirst();
  }

  private Bindings bindings(Filters filters) {
    return scopes
        .current()
        .bind(new Bindings())
        .texts("vehicle_ids", filters.vehicleIds())
        .text("group", filters.get("group"))
        .text("q", filters.get("q"))
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }

  private List<Vehicle> withStates(List<Vehicle> seen) {
    if (seen.isEmpty()) {
      return seen;
    }
    List<String> ids = seen.stream().map(Vehicle::vehicleId).toList();
    Map<String, VehicleState> states =
        store.list(STATES, new Bindings().texts("vehicle_ids", ids), Vehicles::readState).stream()
            .collect(Collectors.toMap(VehicleState::vehicleId, Function.identity()));
    return seen.stream().map(vehicle -> vehicle.in(states.get(vehicle.vehicleId()))).toList();
  }

  private static Vehicle readSeen(Row row) throws SQLException {
    StoredFix fix = StoredFix.of(row.tuple("fix"));
    return new Vehicle(
        row.text("vehicle_id"),
        row.time("last_seen_ms"),
        fix.position(),
        fix.ts(),
        fix.speedKmph(),
        fix.heading(),
        row.flag("ignition"),
        row.text("driver_id"),
        null,
        null,
        null,
        null);
  }

  private static VehicleState readState(Row row) throws SQLException {
    return new VehicleState(
        row.text("vehicle_id"),
        row.text("state"),
        row.time("state_since_ms"),
        row.text("trip_id"),
        row.text("driver_id"));
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
