package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads scores; the formula stands in the schema. */
@ApplicationScoped
class DriverScores {
  private static final SqlFile ONE = SqlFile.load("driver-score");
  private static final String NOTHING_DRIVEN = "not enough data";

  private final ClickHouse store;
  private final Clock clock;

  DriverScores(ClickHouse store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The score of a driver, with a reason instead of one if nothing was driven in the window. */
  DriverScore over(ScoreWindow window, String driverId) {
    Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant from = to.minus(window.length());
    Bindings bindings =
        new Bindings()
            .text("driver_id", driverId)
            .number("from_ms", from.toEpochMilli())
            .number("to_ms", to.toEpochMilli());
    return store
        .first(ONE, bindings, row -> read(row, window, from, to))
        .orElseGet(() -> nothingDriven(driverId, window, from, to));
  }

  private static DriverScore nothingDriven(
      String driverId, ScoreWindow window, Instant from, Instant to) {
    return new DriverScore(
        driverId,
        window.word(),
        from,
        to,
        null,
        null,
        NOTHING_DRIVEN,
        0,
        0,
        0,
        0,
        DriverScore.Counts.NONE,
        DriverScore.Deductions.UNKNOWN,
        List.of(),
        List.of());
  }

  private static DriverScore read(Row row, ScoreWindow window, Instant from, Instant to)
      throws SQLException {
    return new DriverScore(
        row.text("driver_id"),
        window.word(),
        from,
        to,
        row.decimal("score"),
        row.decimal("raw_score"),
        row.text("reason"),
        row.integer("trips"),
        row.decimal("distance_m"),
        row.decimal("driving_s"),
        row.decimal("over_limit_s"),
        counts(row),
        deductions(row),
        ids(row.text("events")),
        ids(row.text("episodes")));
  }

  private static DriverScore.Counts counts(Row row) throws SQLException {
    return new DriverScore.Counts(
        row.integer("harsh_braking"),
        row.integer("harsh_acceleration"),
        row.integer("harsh_cornering"),
        row.integer("overspeed_episodes"));
  }

  private static DriverScore.Deductions deductions(Row row) throws SQLException {
    return new DriverScore.Deductions(
        row.decimal("braking_deduction"),
        row.decimal("acceleration_deduction"),
        row.decimal("cornering_deduction"),
        row.decimal("overspeed_deduction"));
  }

  private static List<String> ids(String joined) {
    return joined == null ? List.of() : List.of(joined.split(","));
  }
}
