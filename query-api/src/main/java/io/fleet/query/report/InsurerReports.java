package io.fleet.query.report;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Reads a month's report; what its figures mean stands in the schema. */
@ApplicationScoped
class InsurerReports {
  private static final SqlFile MONTH = SqlFile.load("insurer-report");

  private final ClickHouse store;
  private final Scopes scopes;

  InsurerReports(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  /** The month in UTC, by the start of trips, events and episodes. */
  InsurerReport of(YearMonth month) {
    Instant from = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant to = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .number("from_ms", from.toEpochMilli())
            .number("to_ms", to.toEpochMilli());
    return new InsurerReport(
        month.toString(), from, to, store.list(MONTH, bindings, InsurerReports::read));
  }

  private static InsurerReport.Row read(Row row) throws SQLException {
    return new InsurerReport.Row(
        row.text("vehicle_class"),
        row.integer("vehicles"),
        row.decimal("distance_km"),
        row.integer("crashes"),
        row.decimal("crashes_per_million_km"),
        row.integer("harsh_events"),
        row.decimal("harsh_events_per_100_km"),
        row.decimal("driving_s"),
        row.decimal("over_limit_s"),
        row.decimal("over_limit_share"),
        row.integer("drivers"),
        row.integer("drivers_without_score"),
        row.decimal("median_score"),
        new InsurerReport.Scores(
            row.integer("below_60"),
            row.integer("from_60"),
            row.integer("from_70"),
            row.integer("from_80"),
            row.integer("from_90")),
        new InsurerReport.Coverage(
            row.decimal("known_driver_share"),
            row.decimal("measured_share"),
            row.decimal("private_share"),
            row.decimal("unjudged_share")));
  }
}
