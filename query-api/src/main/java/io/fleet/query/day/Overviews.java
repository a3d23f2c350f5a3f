package io.fleet.query.day;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.day.FleetOverview.OfSeverity;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Zone;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the fleet as it is now. */
@ApplicationScoped
class Overviews {
  private static final SqlFile STATES = SqlFile.load("fleet-states");
  private static final SqlFile OPEN_ALERTS = SqlFile.load("fleet-open-alerts");
  private static final SqlFile DAYS = SqlFile.load("fleet-days");

  /** An alert that began earlier and never ended is nobody's news any more. */
  private static final Duration OPEN_SINCE = Duration.ofDays(30);

  private final ClickHouse store;
  private final Scopes scopes;
  private final Clock clock;

  Overviews(ClickHouse store, Scopes scopes, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.clock = clock;
  }

  FleetOverview now(Zone zone) {
    Instant now = clock.instant();
    Scope scope = scopes.current();
    Map<String, Long> states = new LinkedHashMap<>();
    store.list(
        STATES,
        scope.bind(new Bindings()),
        row -> states.put(row.text("state"), row.integer("vehicles")));
    List<OfSeverity> alerts =
        store.list(
            OPEN_ALERTS,
            scope.bind(new Bindings()).number("from_ms", now.minus(OPEN_SINCE).toEpochMilli()),
            row ->
                new OfSeverity(
                    row.integer("severity"),
                    row.integer("alerts"),
                    row.integer("not_acknowledged")));
    return new FleetOverview(
        now,
        sum(states.values()),
        states,
        sum(alerts.stream().map(OfSeverity::alerts).toList()),
        alerts,
        today(scope, zone, now));
  }

  private DayTotals today(Scope scope, Zone zone, Instant now) {
    Bindings bindings =
        scope
            .bind(new Bindings())
            .text("zone", zone.name())
            .number("from_ms", zone.startOfDayMs(now.toEpochMilli()))
            .number("to_ms", zone.startOfNextDayMs(now.toEpochMilli() + 1))
            .number("after_ms", SortKey.NEWEST.timeMs())
            .text("after_id", SortKey.NEWEST.id())
            .number("rows", 1);
    return store
        .first(DAYS, bindings, DayTotals::read)
        .orElseGet(() -> DayTotals.nothingOn(zone.dayOf(now), zone));
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
