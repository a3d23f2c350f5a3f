package io.fleet.query.snapshot;

import io.fleet.events.ScoreSnapshot;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks ClickHouse for the scores of a moment; each question has the bounds of every query. */
@ApplicationScoped
class ScoreReader implements Snapshots.Scores {
  /** The windows that are published, by their names. */
  static final Map<String, Duration> WINDOWS =
      new TreeMap<>(
          Map.of(
              "24h", Duration.ofHours(24), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30)));

  private static final SqlFile OF_WINDOW = SqlFile.load("score-snapshots");
  private static final SqlFile ENDED = SqlFile.load("ended-trips");
  private static final SqlFile OF_TRIPS = SqlFile.load("trip-snapshots");

  private final ClickHouse store;

  ScoreReader(ClickHouse store) {
    this.store = store;
  }

  @Override
  public List<ScoreSnapshot> window(String window, Instant asOf) {
    Bindings bindings =
        new Bindings()
            .number("from_ms", asOf.minus(WINDOWS.get(window)).toEpochMilli())
            .number("to_ms", asOf.toEpochMilli());
    return store.list(
        OF_WINDOW,
        bindings,
        row -> snapshot(row, row.text("driver_id"), window, null, asOf.toEpochMilli()));
  }

  @Override
  public List<ScoreSnapshot> trips(Instant since) {
    List<Long> starts =
        store.list(
            ENDED,
            new Bindings().number("from_ms", since.toEpochMilli()),
            row -> row.integer("started_at_ms"));
    if (starts.isEmpty()) {
      return List.of();
    }
    Bindings bindings =
        new Bindings()
            .number("since_ms", since.toEpochMilli())
            .number("from_ms", starts.get(0))
            .number("to_ms", starts.get(starts.size() - 1) + 1);
    return store.list(
        OF_TRIPS,
        bindings,
        row ->
            snapshot(row, row.text("driver"), "trip", row.text("id"), row.integer("ended_at_ms")));
  }

  private static ScoreSnapshot snapshot(
      Row row, String driver, String window, String tripId, long asOfMs) throws SQLException {
    return new ScoreSnapshot(
        driver,
        window,
        tripId,
        asOfMs,
        row.decimal("score"),
        row.decimal("raw_score"),
        row.text("reason"),
        row.decimal("distance_km"),
        row.integer("events"),
        row.decimal("over_limit_s"));
  }
}
