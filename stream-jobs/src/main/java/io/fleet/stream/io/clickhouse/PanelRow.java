package io.fleet.stream.io.clickhouse;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * A window of a live panel as a row. Its version is the window's end: a window told again after a
 * failure replaces itself, and a session that went on replaces the shorter one.
 */
public final class PanelRow {
  static final List<String> FLEET_ACTIVITY =
      List.of("window_start", "window_end", "version", "events", "alerts", "distance_mm");
  static final List<String> ACTIVITY_PER_MINUTE =
      List.of(
          "window_start",
          "window_end",
          "version",
          "events",
          "alerts",
          "serious_alerts",
          "distance_mm");
  static final List<String> ALERT_BURSTS =
      List.of("window_start", "window_end", "version", "vehicle_id", "alerts", "severity");
  static final List<String> BEHAVIOUR_PER_MINUTE =
      List.of(
          "window_start", "window_end", "version", "alert_type", "alerts", "vehicles", "severity");

  private PanelRow() {}

  /**
   * Encodes a window.
   *
   * @param table one of those of panels
   * @param window its value in a column: instants as {@link LocalDateTime} in UTC, counts as {@link
   *     Long}, small numbers as {@link Integer}, texts
   */
  public static EncodedRow encode(
      ClickHouseTable table, Function<String, Object> window, RowBinaryWriter out) {
    for (String column : table.columns()) {
      if (column.equals("version")) {
        out.uint64(epochMs(window.apply("window_end")));
      } else {
        write(window.apply(column), out);
      }
    }
    return out.toRow(table, PartitionMonth.of(epochMs(window.apply("window_start"))));
  }

  private static void write(Object value, RowBinaryWriter out) {
    if (value instanceof LocalDateTime) {
      out.dateTime64(epochMs(value));
    } else if (value instanceof Long number) {
      out.int64(number);
    } else if (value instanceof Integer number) {
      out.int32(number);
    } else {
      out.string((String) value);
    }
  }

  private static long epochMs(Object utc) {
    return ((LocalDateTime) utc).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
