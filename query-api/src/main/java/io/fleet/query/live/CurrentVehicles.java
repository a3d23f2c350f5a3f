package io.fleet.query.live;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads all vehicles as {@code /v1/vehicles} has them, those seen last first. */
@ApplicationScoped
class CurrentVehicles {
  private static final SqlFile ALL = SqlFile.load("live-vehicles");

  private final ClickHouse store;

  CurrentVehicles(ClickHouse store) {
    this.store = store;
  }

  /**
   * Asks the store.
   *
   * @param bound vehicles at most
   * @throws io.fleet.query.problem.ProblemException if it does not answer
   */
  List<LiveVehicle> read(int bound) {
    return store.list(ALL, new Bindings().number("rows", bound), CurrentVehicles::read);
  }

  private static LiveVehicle read(Row row) throws SQLException {
    Instant fixAt = row.time("fix_at_ms");
    boolean fix = fixAt != null;
    return new LiveVehicle(
        row.text("vehicle_id"),
        fixAt,
        fix ? row.decimal("lat") : null,
        fix ? row.decimal("lon") : null,
        fix ? row.decimal("speed_kmph") : null,
        fix ? row.decimal("heading") : null,
        row.flag("ignition"),
        row.text("driver_id"),
        row.text("state"),
        row.time("state_since_ms"),
        row.text("trip_id"),
        row.time("last_seen_ms"),
        0);
  }
}
