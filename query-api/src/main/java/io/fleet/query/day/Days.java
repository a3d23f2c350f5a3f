package io.fleet.query.day;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads days out of stored hours and trips, the newest first. */
@ApplicationScoped
class Days {
  private static final SqlFile OF_VEHICLE = SqlFile.load("vehicle-days");
  private static final SqlFile OF_FLEET = SqlFile.load("fleet-days");

  private final ClickHouse store;
  private final Scopes scopes;

  Days(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<DayTotals> ofVehicle(String vehicleId, Zone zone, Filters filters, Window window) {
    return page(OF_VEHICLE, bindings(zone, filters, window).text("vehicle_id", vehicleId), window);
  }

  Page<DayTotals> ofFleet(Zone zone, Filters filters, Window window) {
    return page(OF_FLEET, bindings(zone, filters, window), window);
  }

  /** Whole days: a day that is asked for in part is told as a whole, as each day has one number. */
  private Bindings bindings(Zone zone, Filters filters, Window window) {
    return scopes
        .current()
        .bind(new Bindings())
        .text("zone", zone.name())
        .number("from_ms", zone.startOfDayMs(filters.range().fromMs()))
        .number("to_ms", zone.startOfNextDayMs(filters.range().toMs()))
        .text("before_day", window.after().id())
        .number("rows", window.rowsToRead());
  }

  private Page<DayTotals> page(SqlFile sql, Bindings bindings, Window window) {
    return Page.of(
        store.list(sql, bindings, DayTotals::read),
        window,
        totals -> new SortKey(startMs(totals.day()), totals.day()));
  }

  private static long startMs(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
