package io.fleet.query.day;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads days out of stored hours and trips, the newest first. */
@ApplicationScoped
class Days {
  private static final Orders<DayTotals> ORDERS =
      Orders.of(
          List.of(
              Order.newest("starts_at", "day", DayTotals::startsAt, DayTotals::day),
              Order.oldest("starts_at", "day", DayTotals::startsAt, DayTotals::day)));
  private static final Orders.Sorted<DayTotals> OF_VEHICLE =
      ORDERS.of(SqlFile.load("vehicle-days"));
  private static final Orders.Sorted<DayTotals> OF_FLEET = ORDERS.of(SqlFile.load("fleet-days"));

  private final Scopes scopes;

  Days(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<DayTotals, DayTotals> ofVehicle(
      String vehicleId, Zone zone, Filters filters, String sort) {
    Order<DayTotals> order = ORDERS.parse(sort, filters);
    Bindings bindings = bindings(zone, filters).text("vehicle_id", vehicleId);
    return Listing.of(DayTotals.class, OF_VEHICLE.by(order), order, bindings, DayTotals::read);
  }

  Listing<DayTotals, DayTotals> ofFleet(Zone zone, Filters filters, String sort) {
    Order<DayTotals> order = ORDERS.parse(sort, filters);
    return Listing.of(
        DayTotals.class, OF_FLEET.by(order), order, bindings(zone, filters), DayTotals::read);
  }

  /** Whole days: a day that is asked for in part is told as a whole, as each day has one number. */
  private Bindings bindings(Zone zone, Filters filters) {
    return scopes
        .current()
        .bind(new Bindings())
        .text("zone", zone.name())
        .number("from_ms", zone.startOfDayMs(filters.range().fromMs()))
        .number("to_ms", zone.startOfNextDayMs(filters.range().toMs()));
  }
}
