package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long vehicles stay at a place in one hour of the day.
 *
 * @param siteHour place and hour in one: its id
 * @param hour of the local day in which service begins, 0 to 23
 * @param stops of which it is known how long they took
 * @param dwellP50S from the beginning of the service to departure, the median
 * @param plannedS what was planned, the mean; left out if nothing was
 * @param overS dwell p90 above plan; negative below it
 * @param bottleneck whether dwell p90 exceeds plan
 * @param waitingP90S from arrival to the beginning of the service
 * @param queued stops at which another vehicle was there when this one came
 * @param mostAtOnce the most vehicles there at once
 */
@Schema(description = "How long vehicles stay at a place in one hour of the day.")
public record SiteHour(
    @Schema(examples = "8a1f8d7a4b2ffff/09") String siteHour,
    @Schema(examples = "8a1f8d7a4b2ffff") String site,
    long hour,
    long stops,
    long vehicles,
    double dwellP50S,
    double dwellP90S,
    Double plannedS,
    Double overS,
    boolean bottleneck,
    double waitingP90S,
    long queued,
    long mostAtOnce,
    Position position) {

  static SiteHour read(Row row) throws SQLException {
    return new SiteHour(
        row.text("site_hour"),
        row.text("site"),
        row.integer("hour"),
        row.integer("stops"),
        row.integer("vehicles"),
        row.decimal("dwell_p50_s"),
        row.decimal("dwell_p90_s"),
        row.decimal("planned_s"),
        row.decimal("over_s"),
        row.flag("bottleneck"),
        row.decimal("waiting_p90_s"),
        row.integer("queued"),
        row.integer("most_at_once"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
