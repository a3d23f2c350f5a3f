package io.fleet.query.hours;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads one driver's days and violations, newest first. */
@ApplicationScoped
class DriverHours {
  private static final SqlFile DAYS = SqlFile.load("driver-days");
  private static final SqlFile VIOLATIONS = SqlFile.load("hours-violations");

  private final ClickHouse store;
  private final Scopes scopes;

  DriverHours(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<DriverDay> days(Filters filters, Window window) {
    return Page.of(
        store.list(DAYS, bindings(filters, window), DriverDay::read),
        window,
        day -> new SortKey(startMs(day.day()), day.day()));
  }

  private static long startMs(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  Page<HoursViolation> violations(Filters filters, Window window) {
    return Page.of(
        store.list(
            VIOLATIONS,
            bindings(filters, window).text("after_id", window.after().id()),
            HoursViolation::read),
        window,
        violation -> new SortKey(violation.startedAt().toEpochMilli(), violation.rule()));
  }

  private Bindings bindings(Filters filters, Window window) {
    String driverId = filters.get("id");
    return scopes
        .forPerson(driverId)
        .bind(new Bindings())
        .text("driver_id", driverId)
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs())
        .number("after_ms", window.after().timeMs())
        .number("rows", window.rowsToRead());
  }
}
