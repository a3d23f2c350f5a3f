package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.TimeRange;
import io.fleet.query.page.Versions;
import io.fleet.query.page.Window;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;

/** Reads what happened on a trip, oldest first. */
@ApplicationScoped
class TripEvents {
  private static final SqlFile LIST = SqlFile.load("trip-events");

  /**
   * What names the trip may have begun a little before it, or after it as the idling that ended it.
   */
  private static final Duration AROUND = Duration.ofDays(1);

  private final ClickHouse store;
  private final Scopes scopes;

  TripEvents(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<TripEvent> page(Trip trip, TimeRange range, Window window) {
    long startedMs = trip.startedAt().toEpochMilli();
    long endedMs = trip.endedAt().toEpochMilli();
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", trip.vehicleId())
            .text("trip_id", trip.tripId())
            .flag("by_time", !Trip.DETECTED.equals(trip.source()))
            .number("from_ms", Math.max(range.fromMs(), startedMs - AROUND.toMillis()))
            .number("to_ms", Math.min(range.toMs(), endedMs + AROUND.toMillis()))
            .number("started_ms", startedMs)
            .number("ended_ms", endedMs)
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        store.list(LIST, bindings, TripEvents::read),
        window,
        event -> new SortKey(event.startedAt().toEpochMilli(), event.id()));
  }

  private static TripEvent read(Row row) throws SQLException {
    return new TripEvent(
        row.text("kind"),
        row.text("id"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("type"),
        row.text("state"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.integer("severity"),
        row.text("driver_id"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
