package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.list.Withdrawn;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads trips. */
@ApplicationScoped
class Trips {
  private static final int MAX_ID_LENGTH = 128;
  private static final String ID = "trip";
  private static final Orders<Trip> ORDERS =
      Orders.of(
          List.of(
              Order.newest("started_at", ID, Trip::startedAt, Trip::tripId),
              Order.oldest("started_at", ID, Trip::startedAt, Trip::tripId),
              Order.greatest("distance_m", ID, Trip::distanceM, Trip::tripId),
              Order.least("distance_m", ID, Trip::distanceM, Trip::tripId),
              Order.greatest("duration_s", ID, Trip::durationS, Trip::tripId),
              Order.least("duration_s", ID, Trip::durationS, Trip::tripId)));
  private static final Withdrawn<Trip> LISTS = Withdrawn.of(SqlFile.load("trips"), "trips", ORDERS);
  private static final Orders.Sorted<Trip> BY_TIME =
      ORDERS.of(SqlFile.load("trips").reading("trips_current", "trips_by_time"));
  private static final Orders.Sorted<Trip> DETECTED = ORDERS.of(SqlFile.load("trips-detected"));
  private static final Orders.Sorted<Trip> DETECTED_BY_TIME =
      ORDERS.of(SqlFile.load("trips-detected-by-time"));
  private static final SqlFile FOUND = SqlFile.load("trip-found");
  private static final SqlFile OF_ANY_SOURCE = SqlFile.load("trip");

  private final ClickHouse store;
  private final Scopes scopes;
  private final DeclaredTrips declared;

  Trips(ClickHouse store, Scopes scopes, DeclaredTrips declared) {
    this.store = store;
    this.scopes = scopes;
    this.declared = declared;
  }

  /** The list. Where no trip was declared, the table of detected ones is asked itself. */
  Listing<Trip, Trip> list(Filters filters, String sort) {
    Order<Trip> order = ORDERS.parse(sort, filters);
    boolean detectedAlone = areDetectedAlone(filters);
    Bindings bindings =
        within(filters, scopes.current().bind(new Bindings()))
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .text("state", filters.get("state"));
    if (!detectedAlone) {
      bindings.text("source", filters.get("source"));
    }
    return Listing.of(
        Trip.class, queries(filters, detectedAlone).by(order), order, bindings, Trips::read);
  }

  private static Orders.Sorted<Trip> queries(Filters filters, boolean detectedAlone) {
    if (Withdrawn.isAsked(filters)) {
      return LISTS.asked(filters);
    }
    if (filters.isOfAFewDays()) {
      return detectedAlone ? DETECTED_BY_TIME : BY_TIME;
    }
    return detectedAlone ? DETECTED : LISTS.asked(filters);
  }

  private boolean areDetectedAlone(Filters filters) {
    if (Withdrawn.isAsked(filters)) {
      return false;
    }
    return switch (filters.get("source")) {
      case "declared" -> false;
      case "detected" -> true;
      default -> !declared.areAny(within(filters, new Bindings()));
    };
  }

  private static Bindings within(Filters filters, Bindings bindings) {
    return bindings
        .texts("vehicle_ids", filters.vehicleIds())
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }

  /** One that must be there. */
  Trip known(String tripId) {
    if (tripId.length() > MAX_ID_LENGTH) {
      throw ProblemException.unknown("trip");
    }
    return one(tripId).orElseThrow(() -> ProblemException.unknown("trip"));
  }

  private Optional<Trip> one(String tripId) {
    Bindings bindings = scopes.current().bind(new Bindings()).text("trip_id", tripId);
    return store
        .first(FOUND, bindings, Trips::read)
        .or(() -> store.first(OF_ANY_SOURCE, bindings, Trips::read));
  }

  private static Trip read(Row row) throws SQLException {
    return new Trip(
        row.text("trip"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.flag("is_withdrawn"),
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
