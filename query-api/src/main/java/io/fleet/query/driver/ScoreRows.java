package io.fleet.query.driver;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.scope.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Makes scores of rows. */
final class ScoreRows {
  private static final String EXCLUDED = "excluded";
  private static final String NOTHING_DRIVEN = "not enough data";

  private ScoreRows() {}

  /** Over what a score is asked for. */
  record Asked(
      String driverId,
      String tripId,
      String window,
      String profile,
      Instant from,
      Instant to,
      Scope scope) {}

  /** The score of nobody's metres. */
  static DriverScore nothingDriven(Asked asked) {
    return new DriverScore(
        asked.driverId(),
        asked.tripId(),
        asked.window(),
        asked.profile(),
        asked.from(),
        asked.to(),
        null,
        null,
        NOTHING_DRIVEN,
        0,
        0,
        0,
        null,
        null,
        0,
        0,
        DriverScore.Counts.NONE,
        DriverScore.Deductions.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        asked.tripId() == null ? List.of() : null);
  }

  static DriverScore score(
      Row row, Asked asked, List<DriverScore.Item> items, List<DriverScore.Day> days)
      throws SQLException {
    return new DriverScore(
        asked.driverId(),
        asked.tripId(),
        asked.window(),
        asked.profile(),
        asked.from(),
        asked.to(),
        row.decimal("score"),
        row.decimal("raw_score"),
        row.text("reason"),
        row.integer("trips"),
        row.decimal("distance_m"),
        row.decimal("judged_distance_m"),
        row.decimal("private_share"),
        row.decimal("unjudged_share"),
        row.decimal("driving_s"),
        row.decimal("over_limit_s"),
        counts(row),
        deductions(row),
        idsOf(items, kind -> kind.startsWith("harsh")),
        idsOf(items, "overspeed"::equals),
        idsOf(items, "crash"::equals),
        items,
        days);
  }

  static DriverScore.Day day(Row row) throws SQLException {
    return new DriverScore.Day(
        row.text("scope_key"),
        row.decimal("score"),
        row.decimal("raw_score"),
        row.text("reason"),
        row.decimal("distance_m"));
  }

  /** Of these events those that took points. */
  private static List<String> idsOf(List<DriverScore.Item> items, Predicate<String> kind) {
    return items.stream()
        .filter(item -> kind.test(item.kind()) && !EXCLUDED.equals(item.state()))
        .map(DriverScore.Item::eventId)
        .sorted()
        .toList();
  }

  static DriverScore.Counts counts(Row row) throws SQLException {
    return new DriverScore.Counts(
        row.integer("harsh_braking"),
        row.integer("harsh_acceleration"),
        row.integer("harsh_cornering"),
        row.integer("crashes"),
        row.integer("overspeed_episodes"));
  }

  private static DriverScore.Deductions deductions(Row row) throws SQLException {
    return new DriverScore.Deductions(
        row.decimal("braking_deduction"),
        row.decimal("acceleration_deduction"),
        row.decimal("cornering_deduction"),
        row.decimal("crash_deduction"),
        row.decimal("overspeed_deduction"));
  }
}
