package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.page.Filters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads drivers, sorted by id. */
@ApplicationScoped
class Drivers {
  private static final SqlFile OF_A_TIME = SqlFile.load("drivers");
  private static final SqlFile PAGE = SqlFile.load("driver-page");
  private static final SqlFile OF_IDS = SqlFile.load("drivers-of-ids");
  private static final SqlFile NAMED = SqlFile.load("driver-named");
  private static final Order<Driver> BY_ID = Order.byId("driver_id", Driver::driverId);
  private static final Order<Named> NAMED_BY_ID = Order.byId("driver_id", Named::driverId);
  private static final int MAX_ID_LENGTH = 128;

  /** A parameter of the store may have 128 KiB. */
  private static final int MOST_LETTERS = 50_000;

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
    if (store.first(NAMED, named, row -> row.text("driver_id")).isPresent()) {
      return true;
    }
    Bindings bindings = page(scope, driverId).number("rows", 1);
    NAMED_BY_ID.bind().accept(bindings, NAMED_BY_ID.start());
    return !told(store.list(PAGE, bindings, Drivers::readNamed), scope).isEmpty();
  }

  /**
   * The list. Over all time a page is first looked up and then told, so that the facts of other
   * drivers stay unread; who is only named by what was withdrawn since is left out of the page,
   * which is shorter then. Seen within a time means seen last: that asks for everybody.
   */
  Listing<?, Driver> list(Filters filters) {
    Scope scope = scopes.current();
    TimeRange range = filters.range();
    String driverId = filters.get("driver_id");
    if (driverId.isEmpty() && !range.isOfAllTime()) {
      Bindings bindings =
          scope
              .bind(new Bindings())
              .number("from_ms", range.fromMs())
              .number("to_ms", range.toMs());
      return Listing.of(Driver.class, OF_A_TIME, BY_ID, bindings, Drivers::read);
    }
    return new Listing<>(
        Driver.class,
        PAGE,
        NAMED_BY_ID,
        page(scope, driverId),
        Drivers::readNamed,
        named -> seenWithin(range, told(named, scope)));
  }

  private static Bindings page(Scope scope, String driverId) {
    return scope.bind(new Bindings()).text("driver_id", driverId);
  }

  /**
   * Somebody whom some row names or named.
   *
   * @param vehicleIds on which vehicles, of those the caller may see
   */
  private record Named(String driverId, List<String> vehicleIds) {}

  /** In two parts if they are named on more vehicles than a question can name. */
  private List<Driver> told(List<Named> page, Scope scope) {
    if (page.isEmpty()) {
      return List.of();
    }
    List<String> vehicleIds =
        page.stream().flatMap(named -> named.vehicleIds().stream()).distinct().toList();
    if (page.size() > 1 && vehicleIds.stream().mapToInt(String::length).sum() > MOST_LETTERS) {
      int half = page.size() / 2;
      List<Driver> drivers = new ArrayList<>(told(page.subList(0, half), scope));
      drivers.addAll(told(page.subList(half, page.size()), scope));
      return drivers;
    }
    Bindings bindings =
        scope
            .bind(new Bindings())
            .texts("driver_ids", page.stream().map(Named::driverId).toList())
            .texts("vehicle_ids", vehicleIds);
    return store.list(OF_IDS, bindings, Drivers::read);
  }

  private static Named readNamed(Row row) throws SQLException {
    return new Named(row.text("driver_id"), row.texts("vehicle_ids"));
  }

  private static List<Driver> seenWithin(TimeRange range, List<Driver> drivers) {
    return drivers.stream()
        .filter(driver -> range.holds(driver.lastSeen().toEpochMilli()))
        .toList();
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
