package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.driver.ScoreAnswers.Asked;
import io.fleet.query.driver.Shares.Whose;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Scores of drivers, of trips, and drivers among their equals. */
@ApplicationScoped
class DriverScores {
  private static final SqlFile TRIP_START = SqlFile.load("trip-start");
  private static final SqlFile RANKING = SqlFile.load("driver-ranking");

  private final ClickHouse store;
  private final Scopes scopes;
  private final Shares shares;
  private final Profiles profiles;
  private final Clock clock;

  DriverScores(ClickHouse store, Scopes scopes, Shares shares, Profiles profiles, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.shares = shares;
    this.profiles = profiles;
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
            profile,
            to.minus(window.length()),
            to,
            scopes.forPerson(driverId));
    List<Share> driven = shares(asked, asked.to());
    if (driven.isEmpty()) {
      return ScoreAnswers.nothingDriven(asked);
    }
    Weights weights = profiles.of(profile);
    return ScoreAnswers.score(
        driven,
        ScoreTotals.of(driven, weights, ScoreTotals.LEAST_KM),
        asked,
        ScoreAnswers.days(driven, weights));
  }

  /**
   * The score of a trip for who drove it: its own start is the whole window, so that nothing else
   * is read; its driver's alone, though an event may name another.
   */
  DriverScore of(TripStart trip, ScoreProfile profile) {
    Asked asked =
        new Asked(
            trip.driverId(),
            trip.tripId(),
            "trip",
            profile,
            trip.startedAt(),
            trip.endedAt(),
            scopes.forPerson(trip.driverId()));
    List<Share> driven =
        shares(asked, trip.startedAt().plusMillis(1)).stream()
            .filter(share -> share.tripId().equals(trip.tripId()))
            .toList();
    if (driven.isEmpty()) {
      return ScoreAnswers.nothingDriven(asked);
    }
    ScoreTotals totals = ScoreTotals.of(driven, profiles.of(profile), ScoreTotals.LEAST_KM_OF_TRIP);
    return ScoreAnswers.score(driven, totals, asked, null);
  }

  private List<Share> shares(Asked asked, Instant until) {
    Whose whose = new Whose(asked.driverId(), asked.scope(), asked.from(), until);
    return shares.decided(shares.of(whose, asked.from(), until), asked.driverId());
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

  private static Bindings times(Instant from, Instant to) {
    return new Bindings().number("from_ms", from.toEpochMilli()).number("to_ms", to.toEpochMilli());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
