package io.fleet.query.track;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.TimeRange;
import io.fleet.query.page.Window;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads a vehicle's fixes, oldest first; of messages of one instant, by identity. */
@ApplicationScoped
public class Tracks {
  private static final SqlFile TRACK = SqlFile.load("track");
  private static final int READ_AT_ONCE = 50_000;

  private final ClickHouse store;
  private final Scopes scopes;
  private final TrackSettings settings;

  Tracks(ClickHouse store, Scopes scopes, TrackSettings settings) {
    this.store = store;
    this.scopes = scopes;
    this.settings = settings;
  }

  /** One page of them. */
  public Page<TrackFix> page(String vehicleId, TimeRange range, Window window) {
    List<Fix> rows = read(vehicleId, range, window.after(), window.rowsToRead());
    return Page.of(rows, window, Fix::key, Fix::shown);
  }

  /**
   * The line through all of them, as simple as is asked for; with no more rows in memory than one
   * read has and the line needs.
   *
   * @throws ProblemException if there are more to be read, or to be kept, than may be
   */
  public Line line(String vehicleId, TimeRange range, LineRequest request) {
    Simplifier simplifier = request.simplifier(settings.maxKept());
    Gaps gaps = new Gaps(request.gap());
    SortKey after = SortKey.OLDEST;
    int taken = 0;
    List<Fix> rows;
    do {
      rows = read(vehicleId, range, after, READ_AT_ONCE);
      taken += rows.size();
      if (taken > settings.maxRead()) {
        throw ProblemException.store(
            ProblemType.QUERY_LIMIT,
            "more than " + settings.maxRead() + " fixes: ask for a shorter time",
            null);
      }
      for (Fix row : rows) {
        simplifier.add(gaps.next(row.shown()));
        after = row.key();
      }
    } while (rows.size() == READ_AT_ONCE);
    return new Line(simplifier.finish());
  }

  private List<Fix> read(String vehicleId, TimeRange range, SortKey after, int rows) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", vehicleId)
            .number("from_ms", range.fromMs())
            .number("to_ms", range.toMs())
            .number("after_ms", after.timeMs())
            .number("after_identity", identity(after))
            .number("rows", rows);
    return store.list(TRACK, bindings, Tracks::read);
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
