package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the telemetry around an alert: from a minute before it began to a minute after its newest
 * version, an hour and 600 messages at most.
 */
@ApplicationScoped
class Evidences {
  static final int MOST_ITEMS = 600;

  private static final Duration AROUND = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final SqlFile MOMENTS = SqlFile.load("alert-moments");
  private static final SqlFile EVIDENCE = SqlFile.load("evidence");

  private final ClickHouse store;
  private final Scopes scopes;

  Evidences(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  private record Moments(String vehicleId, Instant from, Instant to) {}

  /** The evidence of an alert, unless there is no such alert or it was withdrawn. */
  Optional<Evidence> of(String alertId) {
    return store
        .first(
            MOMENTS,
            scopes.current().bind(new Bindings()).text("alert_id", alertId),
            Evidences::moments)
        .map(moments -> evidence(alertId, moments));
  }

  private static Moments moments(Row row) throws SQLException {
    Instant from = row.time("started_at_ms").minus(AROUND);
    Instant to = row.time("ts_ms").plus(AROUND);
    Instant latest = from.plus(LONGEST);
    return new Moments(row.text("vehicle_id"), from, to.isAfter(latest) ? latest : to);
  }

  private Evidence evidence(String alertId, Moments around) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", around.vehicleId())
            .number("from_ms", around.from().toEpochMilli())
            .number("to_ms", around.to().toEpochMilli())
            .number("rows", MOST_ITEMS + 1L);
    List<EvidenceItem> items = store.list(EVIDENCE, bindings, Evidences::item);
    boolean truncated = items.size() > MOST_ITEMS;
    return new Evidence(
        alertId,
        around.vehicleId(),
        around.from(),
        around.to(),
        truncated,
        truncated ? items.subList(0, MOST_ITEMS) : items);
  }

  private static EvidenceItem item(Row row) throws SQLException {
    return new EvidenceItem(
        row.time("ts_ms"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")),
        row.decimal("speed_kmph"),
        row.decimal("heading"),
        row.decimal("speed_limit_kmph"),
        row.decimal("accel_long_g"),
        row.decimal("accel_lat_g"),
        row.decimal("accel_peak_g"),
        row.flag("ignition"),
        row.integer("rpm"),
        row.flag("sos"),
        row.text("driver_id"));
  }
}
