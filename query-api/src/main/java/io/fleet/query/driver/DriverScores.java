package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.driver.ScoreRows.Asked;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scores; the formula stands in the schema. */
@ApplicationScoped
class DriverScores {
  /** How far back the last minutes reach. */
  static final Duration RECENT = Duration.ofMinutes(15);

  private static final SqlFile OVER_WINDOW = SqlFile.load("driver-score");
  private static final SqlFile OF_TRIP = SqlFile.load("trip-score");
  private static final SqlFile TRIP_START = SqlFile.load("trip-start");
  private static final SqlFile LAST_MINUTES = SqlFile.load("driver-recent");
  private static final SqlFile RANKING = SqlFile.load("driver-ranking");

  /** How much longer than the last minutes go back a driver's trip may have begun. */
  private static final Duration LONGEST_TRIP = Duration.ofDays(2);

  private static final String WHOLE_WINDOW = "window";

  private final ClickHouse store;
  private final Scopes scopes;
  private final DriverVehicles vehicles;
  private final ScoreItems items;
  private final Clock clock;

  DriverScores(
      ClickHouse store, Scopes scopes, DriverVehicles vehicles, ScoreItems items, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.vehicles = vehicles;
    this.items = items;
    this.clock = clock;
  }

  /**
   * A trip, as far as its score needs it.
   *
   * @param driverId who drove, null if nobody knows
   */
  record TripStart(String tripId, String driverId, Instant startedAt, Instant endedAt) {}

  /** The trip of that id, if the fleet has found it and the caller may see it or is a driver. */
  Optional<TripStart> trip(String tripId) {
    Scope scope = scopes.forAudited();
    return store.first(
        TRIP_START,
        scope.bind(new Bindings()).text("trip_id", tripId),
        row ->
            new TripStart(
                row.text("id"),
                row.text("driver"),
                row.time("started_at_ms"),
                row.time("ended_at_ms")));
  }

  /**
   * The score of a driver, with a reason instead of one if nothing was driven in the window, or
   * nothing that the caller may see. Its figures are those of the whole person; events of vehicles
   * that the caller may not see are not named.
   */
  DriverScore over(ScoreWindow window, ScoreProfile profile, String driverId) {
    Instant to = now();
    Asked asked =
        new Asked(
            driverId,
            null,
            window.word(),
            profile.word(),
            to.minus(window.length()),
            to,
            scopes.forPerson(driverId));
    Optional<List<String>> where = vehicles.of(driverId, asked.from(), asked.to());
    if (where.isEmpty()) {
      return ScoreRows.nothingDriven(asked);
    }
    List<DriverScore.Day> days = new ArrayList<>();
    List<DriverScore> whole = new ArrayList<>();
    store.list(
        OVER_WINDOW,
        bindings(asked, asked.to()).texts("vehicles", where.get()),
        row ->
            WHOLE_WINDOW.equals(row.text("scope"))
                ? whole.add(ScoreRows.score(row, asked, items.read(row.text("items")), days))
                : days.add(ScoreRows.day(row)));
    return whole.isEmpty() ? ScoreRows.nothingDriven(asked) : whole.get(0);
  }

  /** The score of a trip for who drove it. */
  DriverScore of(TripStart trip, ScoreProfile profile) {
    Asked asked =
        new Asked(
            trip.driverId(),
            trip.tripId(),
            "trip",
            profile.word(),
            trip.startedAt(),
            trip.endedAt(),
            scopes.forPerson(trip.driverId()));
    Instant justAfter = trip.startedAt().plusMillis(1);
    Optional<List<String>> where =
        trip.driverId() == null
            ? Optional.empty()
            : vehicles.of(trip.driverId(), asked.from(), justAfter);
    if (where.isEmpty()) {
      return ScoreRows.nothingDriven(asked);
    }
    return store
        .first(
            OF_TRIP,
            bindings(asked, justAfter)
                .text("trip_id", trip.tripId())
                .texts("vehicles", where.get()),
            row -> ScoreRows.score(row, asked, items.read(row.text("items")), null))
        .orElseGet(() -> ScoreRows.nothingDriven(asked));
  }

  /** What a driver did in the last minutes. */
  RecentDriving recent(String driverId) {
    Instant to = now();
    Instant from = to.minus(RECENT);
    RecentDriving nothing = new RecentDriving(driverId, from, to, 0, DriverScore.Counts.NONE, null);
    Optional<List<String>> where = vehicles.of(driverId, from.minus(LONGEST_TRIP), to);
    if (where.isEmpty()) {
      return nothing;
    }
    Bindings bindings =
        scopes
            .forPerson(driverId)
            .bind(times(from, to))
            .text("driver_id", driverId)
            .texts("vehicles", where.get());
    return store
        .first(
            LAST_MINUTES,
            bindings,
            row ->
                new RecentDriving(
                    driverId,
                    from,
                    to,
                    row.decimal("distance_m"),
                    ScoreRows.counts(row),
                    row.decimal("events_per_100_km")))
        .orElse(nothing);
  }

  /**
   * Drivers among their equals.
   *
   * @param driverId only this driver, empty for all
   */
  DriverRanking ranking(ScoreWindow window, ScoreProfile profile, String driverId) {
    Instant to = now();
    Instant from = to.minus(window.length());
    Bindings bindings =
        scopes
            .forPerson(driverId)
            .bind(times(from, to))
            .text("driver_id", driverId)
            .text("profile", profile.word());
    return new DriverRanking(
        window.word(),
        profile.word(),
        from,
        to,
        store.list(RANKING, bindings, DriverRanking.Place::read));
  }

  private static Bindings bindings(Asked asked, Instant to) {
    return asked
        .scope()
        .bind(times(asked.from(), to))
        .text("driver_id", asked.driverId())
        .text("profile", asked.profile());
  }

  private static Bindings times(Instant from, Instant to) {
    return new Bindings().number("from_ms", from.toEpochMilli()).number("to_ms", to.toEpochMilli());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
