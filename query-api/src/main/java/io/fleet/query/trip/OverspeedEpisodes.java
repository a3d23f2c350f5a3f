package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Versions;
import io.fleet.query.page.Window;
import io.fleet.query.place.Position;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads overspeed episodes, newest start first. */
@ApplicationScoped
class OverspeedEpisodes {
  private static final SqlFile LIST = SqlFile.load("overspeed-episodes");
  private static final SqlFile WITHDRAWN =
      LIST.reading("overspeed_episodes_current", "overspeed_episodes_withdrawn");

  private final ClickHouse store;
  private final Scopes scopes;

  OverspeedEpisodes(ClickHouse store, Scopes scopes) {
    this.store = store;
    this.scopes = scopes;
  }

  Page<OverspeedEpisode> page(Filters filters, Window window) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("driver_id", filters.get("driver_id"))
            .text("trip_id", filters.get("trip_id"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs())
            .number("after_ms", window.after().timeMs())
            .text("after_id", window.after().id())
            .number("rows", window.rowsToRead());
    return Page.of(
        filters.isTrue("withdrawn")
            ? store.list(WITHDRAWN, bindings, row -> read(row, true))
            : store.list(LIST, bindings, row -> read(row, false)),
        window,
        episode -> new SortKey(episode.startedAt().toEpochMilli(), episode.episodeId()));
  }

  private static OverspeedEpisode read(Row row, boolean withdrawn) throws SQLException {
    return new OverspeedEpisode(
        row.text("episode"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        withdrawn,
        row.text("vehicle_id"),
        row.text("driver_id"),
        row.text("trip"),
        row.text("state"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("duration_s"),
        row.decimal("peak_kmph"),
        row.decimal("limit_kmph"),
        row.text("limit_source"),
        row.decimal("distance_m"),
        row.integer("severity"),
        row.flag("sampled"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
