package io.fleet.query.day;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Zone;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one vehicle, or all that the caller sees, did on one day. An hour, and a trip, counts for
 * the day on which it begins.
 *
 * @param startsAt when the day begins in its zone
 * @param vehicles that sent anything or drove on that day
 * @param events messages
 * @param ignitionOnS seconds with the ignition on, as far as messages tell
 * @param idleS seconds of trips with the engine on at a standstill
 */
@Schema(description = "What a vehicle, or the fleet, did on one day.")
public record DayTotals(
    @Schema(examples = "2026-01-31") String day,
    Instant startsAt,
    @Schema(examples = "van-17", description = "Left out of the fleet's days.") String vehicleId,
    long vehicles,
    long events,
    long trips,
    double distanceM,
    double movingS,
    double idleS,
    Double ignitionOnS,
    Double maxSpeedKmph,
    long overspeedEpisodes,
    long harshEvents) {

  /** A day on which nothing was heard. */
  static DayTotals nothingOn(LocalDate day, Zone zone) {
    Instant startsAt = Instant.ofEpochMilli(zone.startMs(day));
    return new DayTotals(day.toString(), startsAt, null, 0, 0, 0, 0, 0, 0, null, null, 0, 0);
  }

  static DayTotals read(Row row) throws SQLException {
    return new DayTotals(
        row.text("day"),
        row.time("starts_at_ms"),
        row.text("vehicle"),
        row.integer("vehicles"),
        row.integer("events"),
        row.integer("trips"),
        row.decimal("distance_m"),
        row.decimal("moving_s"),
        row.decimal("idle_s"),
        row.decimal("ignition_on_s"),
        row.decimal("max_speed_kmph"),
        row.integer("overspeed_episodes"),
        row.integer("harsh_events"));
  }
}
