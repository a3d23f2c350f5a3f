package io.fleet.query.vehicle;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads a vehicle's fixes, oldest first; of messages of one instant, by identity. */
@ApplicationScoped
class Tracks {
  private static final SqlFile TRACK = SqlFile.load("track");

  private final ClickHouse store;
  private final Scopes scopes;

  Tracks(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<TrackFix> page(String vehicleId, Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", vehicleId)
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .number("after_identity", identity(window.after()))
            .number("rows", window.rowsToRead());
    return Page.of(store.list(TRACK, bindings, Tracks::read), window, Fix::key, Fix::shown);
  }

  private static long identity(SortKey after) {
    if (after.id().isEmpty()) {
      return 0;
    }
    try {
      return Integer.toUnsignedLong(Integer.parseUnsignedInt(after.id()));
    } catch (NumberFormatException e) {
      throw ProblemException.parameter("cursor", "the value of next of an earlier page expected");
    }
  }

  private static Fix read(Row row) throws SQLException {
    TrackFix shown =
        new TrackFix(
            row.time("ts_ms"),
            row.decimal("lat"),
            row.decimal("lon"),
            row.decimal("speed_kmph"),
            row.decimal("heading"),
            row.decimal("altitude_m"),
            row.decimal("speed_limit_kmph"),
            row.flag("ignition"),
            row.text("driver_id"));
    return new Fix(new SortKey(shown.ts().toEpochMilli(), row.text("identity")), shown);
  }

  private record Fix(SortKey key, TrackFix shown) {}
}
