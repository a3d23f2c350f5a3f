package io.fleet.query.driver;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.scope.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes scores of rows. */
final class ScoreRows {
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
      Scope scope) {

    /** Of these events those that the caller may see: of a part of the fleet, those listed. */
    List<String> visible(String joined, List<DriverScore.Item> listed) {
      List<String> all = joined == null ? List.of() : List.of(joined.split(","));
      if (scope.wholeFleet()) {
        return all;
      }
      Set<String> seen =
          listed.stream().map(DriverScore.Item::eventId).collect(Collectors.toUnmodifiableSet());
      return all.stream().filter(seen::contains).toList();
    }
  }

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
        asked.visible(row.text("events"), items),
        asked.visible(row.text("episodes"), items),
        asked.visible(row.text("crash_events"), items),
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

  static DriverScore.Item item(Row row) throws SQLException {
    return new DriverScore.Item(
        row.text("id"),
        row.text("kind"),
        row.text("vehicle_id"),
        row.text("trip"),
        row.time("started_at_ms"),
        row.integer("severity"),
        row.decimal("points"),
        row.text("state"));
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
