package io.fleet.query.heatmap;

import io.fleet.query.area.Area;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.TimeRange;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads what was counted by hexagon: of the caller's vehicles, in whole hours. */
@ApplicationScoped
class HeatMaps {
  private static final SqlFile POSITIONS = SqlFile.load("heatmap-positions");
  private static final SqlFile BEHAVIOUR = SqlFile.load("heatmap-behaviour");

  private final ClickHouse store;
  private final Scopes scopes;
  private final HeatMapSettings settings;

  HeatMaps(ClickHouse store, Scopes scopes, HeatMapSettings settings) {
    this.store = store;
    this.scopes = scopes;
    this.settings = settings;
  }

  /**
   * The hexagons whose centre lies in an area, the fullest first.
   *
   * @param resolution of H3, 0 to 9
   * @param rows how many at most
   */
  List<HeatCell> cells(HeatMapKind kind, TimeRange range, Area area, int resolution, int rows) {
    Bindings bindings =
        area.bind(scopes.current().bind(new Bindings()))
            .number("from_ms", range.fromMs())
            .number("to_ms", range.toMs())
            .number("resolution", resolution)
            .number("least_vehicles", settings.leastVehicles())
            .number("rows", rows);
    return kind == HeatMapKind.POSITIONS
        ? store.list(POSITIONS, bindings, row -> read(row, kind))
        : store.list(BEHAVIOUR, bindings.texts("kinds", kind.facts()), row -> read(row, kind));
  }

  private static HeatCell read(Row row, HeatMapKind kind) throws SQLException {
    return new HeatCell(
        row.text("cell"),
        row.integer("total"),
        row.integer("vehicles"),
        kind.hasDuration() ? row.decimal("duration_s") : null,
        CellShape.parse(row.text("boundary")));
  }
}
