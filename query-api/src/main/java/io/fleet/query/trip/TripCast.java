package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/** Reads who drove on a trip, and what the places are called between which it went. */
@ApplicationScoped
class TripCast {
  private static final SqlFile DRIVERS = SqlFile.load("trip-drivers");
  private static final SqlFile PLACE = SqlFile.load("trip-place");

  private static final double PER_DEGREE = 1e6;

  private final ClickHouse store;
  private final Scopes scopes;

  TripCast(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  TripDriverList drivers(Trip trip) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", trip.vehicleId())
            .number("started_ms", trip.startedAt().toEpochMilli())
            .number("ended_ms", trip.endedAt().toEpochMilli());
    return new TripDriverList(trip.tripId(), store.list(DRIVERS, bindings, TripCast::driver));
  }

  private static TripDriver driver(Row row) throws SQLException {
    return new TripDriver(
        row.text("driver_id"),
        row.time("from_ms"),
        row.time("to_ms"),
        row.decimal("driving_s"),
        row.decimal("share"));
  }

  TripEnds ends(Trip trip) {
    return new TripEnds(
        trip.tripId(),
        place(trip, trip.startedAt(), trip.startPosition()),
        place(trip, trip.endedAt(), trip.endPosition()));
  }

  private TripPlace place(Trip trip, Instant at, Position position) {
    if (position == null) {
      return null;
    }
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", trip.vehicleId())
            .number("micro_lat", Math.round(position.lat() * PER_DEGREE))
            .number("micro_lon", Math.round(position.lon() * PER_DEGREE))
            .number("at_ms", at.toEpochMilli());
    return store
        .first(
            PLACE,
            bindings,
            row ->
                new TripPlace(row.text("name"), row.text("fence_id"), row.text("cell"), position))
        .orElse(null);
  }
}
