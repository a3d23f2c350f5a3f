package io.fleet.query.hours;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads one driver's days and violations. */
@ApplicationScoped
class DriverHours {
  private static final Orders<DriverDay> DAY_ORDERS =
      Orders.of(
          List.of(
              Order.newest("first_at", "day_text", DriverDay::firstAt, DriverDay::day),
              Order.oldest("first_at", "day_text", DriverDay::firstAt, DriverDay::day)));
  private static final Orders<HoursViolation> VIOLATION_ORDERS =
      Orders.of(
          List.of(
              Order.newest("started_at", "rule", HoursViolation::startedAt, HoursViolation::rule),
              Order.oldest("started_at", "rule", HoursViolation::startedAt, HoursViolation::rule)));
  private static final Orders.Sorted<DriverDay> DAYS = DAY_ORDERS.of(SqlFile.load("driver-days"));
  private static final Orders.Sorted<HoursViolation> VIOLATIONS =
      VIOLATION_ORDERS.of(SqlFile.load("hours-violations"));

  private final Scopes scopes;

  DriverHours(Scopes scopes) {
    this.scopes = scopes;
  }

  Listing<DriverDay, DriverDay> days(Filters filters, String sort) {
    Order<DriverDay> order = DAY_ORDERS.parse(sort, filters);
    return Listing.of(DriverDay.class, DAYS.by(order), order, bindings(filters), DriverDay::read);
  }

  Listing<HoursViolation, HoursViolation> violations(Filters filters, String sort) {
    Order<HoursViolation> order = VIOLATION_ORDERS.parse(sort, filters);
    return Listing.of(
        HoursViolation.class, VIOLATIONS.by(order), order, bindings(filters), HoursViolation::read);
  }

  private Bindings bindings(Filters filters) {
    String driverId = filters.get("id");
    return scopes
        .forPerson(driverId)
        .bind(new Bindings())
        .text("driver_id", driverId)
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }
}
