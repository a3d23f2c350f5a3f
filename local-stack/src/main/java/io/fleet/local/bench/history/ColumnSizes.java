package io.fleet.local.bench.history;

import io.fleet.local.bench.stack.ClickHouseSql;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What telemetry takes on disk. */
public final class ColumnSizes {
  private static final String OF_TELEMETRY =
      " WHERE database = 'fleet' AND table = 'telemetry' AND active";

  private final ClickHouseSql store;

  /**
   * One column.
   *
   * @param name its name
   * @param bytesPerRow compressed, with its marks
   */
  public record Column(String name, double bytesPerRow) {}

  public ColumnSizes(ClickHouseSql store) {
    this.store = store;
  }

  /** Rows as they lie, repeated ones too. */
  public long rows() throws IOException, InterruptedException {
    return Long.parseLong(ask("SELECT sum(rows) FROM system.parts" + OF_TELEMETRY).trim());
  }

  /** Everything of every part: data, marks, index. */
  public long bytes() throws IOException, InterruptedException {
    return Long.parseLong(ask("SELECT sum(bytes_on_disk) FROM system.parts" + OF_TELEMETRY).trim());
  }

  /** The columns, the largest first. */
  public List<Column> columns() throws IOException, InterruptedException {
    long rows = rows();
    return ask("SELECT column, sum(column_bytes_on_disk) AS bytes FROM system.parts_columns"
            + OF_TELEMETRY
            + " GROUP BY column ORDER BY bytes DESC, column")
        .lines()
        .map(line -> line.split("\t"))
        .map(parts -> new Column(parts[0], Double.parseDouble(parts[1]) / rows))
        .toList();
  }

  private String ask(String sql) throws IOException, InterruptedException {
    return store.run(sql, Map.of());
  }
}
