package io.fleet.query.day;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something a vehicle did, with its time.
 *
 * @param kind trip, parked, idling, alert, or a behaviour event's: harsh_braking,
 *     harsh_acceleration, harsh_cornering, crash, overspeed, tow
 * @param id of what it tells, where that can be asked for
 * @param state as the thing itself has it
 * @param endedAt left out while it goes on
 * @param distanceM of a trip
 * @param text of an alert, what it says
 * @param position where it began
 */
@Schema(description = "Something a vehicle did, with its time.")
public record TimelineEntry(
    @Schema(examples = "trip") String kind,
    String id,
    @Schema(examples = "closed") String state,
    Instant startedAt,
    Instant endedAt,
    String driverId,
    Long severity,
    Double distanceM,
    String text,
    Position position) {
  static final String TRIP = "trip";
  static final String PARKED = "parked";

  static TimelineEntry read(Row row) throws SQLException {
    boolean goesOn = "open".equals(row.text("state"));
    return new TimelineEntry(
        row.text("kind"),
        row.text("entry_id"),
        row.text("state"),
        row.time("started_at_ms"),
        goesOn ? null : row.time("ended_at_ms"),
        row.text("driver_id"),
        row.integer("severity"),
        row.decimal("distance_m"),
        row.text("told"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }

  /** Parked between two trips, where nothing tells of it but that nothing was driven. */
  static TimelineEntry parked(Instant from, Instant until, Position where) {
    return new TimelineEntry(PARKED, null, null, from, until, null, null, null, null, where);
  }

  boolean isTrip() {
    return TRIP.equals(kind);
  }
}
