package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Counts alerts by time. Whoever sees the whole fleet and asks for all of it is answered from
 * stored hours, everybody else from the alerts themselves; both count the same.
 */
@ApplicationScoped
class AlertTrends {
  private static final SqlFile OF_HOURS = SqlFile.load("alert-trend-of-hours");
  private static final SqlFile OF_ALERTS = SqlFile.load("alert-trend");

  private static final long HOUR_MS = 3_600_000;

  private final ClickHouse store;
  private final Scopes scopes;

  AlertTrends(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  AlertTrend of(Filters filters, TimeRange range, String bucket, Zone zone) {
    boolean ofHours = bucket.equals("hour");
    long fromMs = range.fromMs();
    long toMs = range.toMs();
    fromMs = ofHours ? fromMs - fromMs % HOUR_MS : zone.startOfDayMs(fromMs);
    toMs = ofHours ? toMs + Math.floorMod(-toMs, HOUR_MS) : zone.startOfNextDayMs(toMs);
    Bindings bindings =
        new Bindings()
            .text("bucket", bucket)
            .text("zone", zone.name())
            .text("alert_type", filters.get("alert_type"))
            .number("from_ms", fromMs)
            .number("to_ms", toMs);
    Scope scope = scopes.current();
    boolean stored = scope.wholeFleet() && filters.get("vehicle_id").isEmpty();
    return new AlertTrend(
        Instant.ofEpochMilli(fromMs),
        Instant.ofEpochMilli(toMs),
        bucket,
        zone.name(),
        stored
            ? store.list(OF_HOURS, bindings, AlertTrend.Point::read)
            : store.list(
                OF_ALERTS,
                scope.bind(bindings).text("vehicle_id", filters.get("vehicle_id")),
                AlertTrend.Point::read));
  }
}
