package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Versions;
import io.fleet.query.page.Window;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Reads trips, newest start first. */
@ApplicationScoped
class Trips {
  private static final SqlFile LIST = SqlFile.load("trips");
  private static final SqlFile WITHDRAWN = LIST.reading("trips_current", "trips_withdrawn");
  private static final SqlFile BY_TIME = LIST.reading("trips_current", "trips_by_time");
  private static final SqlFile ONE = SqlFile.load("trip");

  private final ClickHouse store;
  private final Scopes scopes;

  Trips(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<Trip> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("driver_id", filters.get("driver_id"))
            .text("state", filters.get("state"))
            .text("source", filters.get("source"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        filters.isTrue("withdrawn")
            ? store.list(WITHDRAWN, bindings, row -> read(row, true))
            : store.list(
                filters.isOfAFewDays() ? BY_TIME : LIST, bindings, row -> read(row, false)),
        window,
        trip -> new SortKey(trip.startedAt().toEpochMilli(), trip.tripId()));
  }

  Optional<Trip> one(String tripId) {
    return store.first(
        ONE,
        scopes.current().bind(new Bindings()).text("trip_id", tripId),
        row -> read(row, false));
  }

  private static Trip read(Row row, boolean withdrawn) throws SQLException {
    return new Trip(
        row.text("trip_id"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        withdrawn,
        row.text("vehicle_id"),
        row.text("driver_id"),
        row.text("source"),
        row.text("device_trip_id"),
        row.text("state"),
        row.text("closed_by"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("distance_m"),
        row.decimal("duration_s"),
        row.decimal("moving_s"),
        row.decimal("standing_s"),
        row.decimal("idle_s"),
        row.integer("stops"),
        row.decimal("max_speed_kmph"),
        row.decimal("mean_kmph"),
        row.integer("overspeed_episodes"),
        Position.orNull(row.decimal("start_lat"), row.decimal("start_lon")),
        Position.orNull(row.decimal("end_lat"), row.decimal("end_lon")));
  }
}
