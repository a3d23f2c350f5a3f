package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.scope.Scopes;
import io.fleet.query.track.Line;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells where a vehicle stood on a trip, and after it. */
@ApplicationScoped
class TripStops {
  private static final SqlFile NEXT = SqlFile.load("next-trip");
  private static final String NO_DATA = "no_data";

  private final ClickHouse store;
  private final Scopes scopes;

  TripStops(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  /**
   * The stops of a trip.
   *
   * @param line its fixes, all of them
   */
  TripStopList of(Trip trip, Line line) {
    List<TripStop> stops = new ArrayList<>(Standing.within(line.fixes()));
    if (!trip.isOpen() && !NO_DATA.equals(trip.closedBy())) {
      stops.add(TripStop.of("after", trip.endedAt(), next(trip), trip.endPosition()));
    }
    return new TripStopList(trip.tripId(), stops);
  }

  /** When the vehicle's next trip began, null if there is none. */
  private Instant next(Trip trip) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", trip.vehicleId())
            .text("trip_id", trip.tripId())
            .number("ended_ms", trip.endedAt().toEpochMilli());
    return store.first(NEXT, bindings, row -> row.time("started_at_ms")).orElse(null);
  }
}
