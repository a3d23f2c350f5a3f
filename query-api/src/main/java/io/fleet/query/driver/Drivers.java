package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads drivers, sorted by id. */
@ApplicationScoped
class Drivers {
  private static final SqlFile LIST = SqlFile.load("drivers");
  private static final SqlFile NAMED = SqlFile.load("driver-named");
  private static final Order<Driver> BY_ID = Order.byId("driver_id", Driver::driverId);
  private static final int MAX_ID_LENGTH = 128;

  private final ClickHouse store;
  private final Scopes scopes;

  Drivers(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  /** Whether an event, a trip or a vehicle that the caller may see names the driver. */
  boolean isKnown(String driverId) {
    if (driverId.length() > MAX_ID_LENGTH) {
      return false;
    }
    Scope scope = scopes.forPerson(driverId);
    Bindings named = scope.bind(new Bindings()).text("driver_id", driverId);
    return store.first(NAMED, named, row -> row.text("driver_id")).isPresent()
        || isListed(driverId, scope);
  }

  private boolean isListed(String driverId, Scope scope) {
    Filters any = Filters.of("drivers");
    Bindings bindings =
        scope
            .bind(new Bindings())
            .text("driver_id", driverId)
            .number("from_ms", any.range().fromMs())
            .number("to_ms", any.range().toMs())
            .text("after_id", "")
            .number("rows", 1);
    return store.first(LIST, bindings, row -> row.text("driver_id")).isPresent();
  }

  Listing<Driver, Driver> list(Filters filters) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("driver_id", filters.get("driver_id"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(Driver.class, LIST, BY_ID, bindings, Drivers::read);
  }

  private static Driver read(Row row) throws SQLException {
    String eventType = row.text("last_event_type");
    Driver.Event lastEvent =
        eventType == null
            ? null
            : new Driver.Event(
                eventType, row.time("last_event_ms"), row.text("last_event_vehicle_id"));
    return new Driver(
        row.text("driver_id"), row.time("last_seen_ms"), row.text("last_vehicle_id"), lastEvent);
  }
}
