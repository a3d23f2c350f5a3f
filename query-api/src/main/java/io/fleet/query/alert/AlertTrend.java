package io.fleet.query.alert;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many alerts began when.
 *
 * @param bucket hour or day
 * @param points by time, type and severity; what has no alert is left out
 */
@Schema(description = "How many alerts began when, by type and severity.")
public record AlertTrend(
    Instant from,
    Instant to,
    @Schema(examples = "day") String bucket,
    @Schema(examples = "Europe/Berlin") String zone,
    List<Point> points) {

  /**
   * Alerts of one type and their present severity that began in one hour or day.
   *
   * @param startsAt when the hour or the day of the zone begins
   * @param openAlerts of these still open
   * @param lateAlerts of these told long after the fact
   */
  @Schema(name = "AlertTrendPoint", description = "Alerts of one type and severity in one bucket.")
  public record Point(
      Instant startsAt,
      @Schema(examples = "overspeed") String alertType,
      long severity,
      long alerts,
      long openAlerts,
      long lateAlerts) {

    static Point read(Row row) throws SQLException {
      return new Point(
          row.time("starts_at_ms"),
          row.text("alert_type"),
          row.integer("severity"),
          row.integer("alerts"),
          row.integer("open_alerts"),
          row.integer("late_alerts"));
    }
  }
}
