package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of the windows of one day, at one place or at all.
 *
 * @param startsAt when the day begins in its zone
 * @param site the place's cell; left out for all places together
 * @param stops that have a window, or none but something became of them
 * @param windows of these those with a window that is decided
 * @param onTimeShare of decided windows those early or on time; left out without any
 */
@Schema(description = "What came of the windows of one day, at one place or at all.")
public record SlaDay(
    @Schema(examples = "2026-01-31") String day,
    Instant startsAt,
    @Schema(examples = "8a1f8d7a4b2ffff") String site,
    long stops,
    long windows,
    long early,
    long onTime,
    long late,
    long missed,
    long failed,
    long skipped,
    long outOfOrder,
    Double onTimeShare,
    Position position) {

  /** Day and place in one, for the order of rows. */
  String key() {
    return day + '/' + (site == null ? "" : site);
  }

  static SlaDay read(Row row) throws SQLException {
    return new SlaDay(
        row.text("day"),
        row.time("starts_at_ms"),
        row.text("site"),
        row.integer("stops"),
        row.integer("windows"),
        row.integer("early"),
        row.integer("on_time"),
        row.integer("late"),
        row.integer("missed"),
        row.integer("failed"),
        row.integer("skipped"),
        row.integer("out_of_order"),
        row.decimal("on_time_share"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
