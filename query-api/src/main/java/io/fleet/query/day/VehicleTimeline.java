package io.fleet.query.day;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A vehicle's day.
 *
 * @param from when the day begins in its zone
 * @param to when it ends
 * @param entries by their beginning, at most 5,000; what began the day before and lasted into this
 *     one is among them
 * @param complete whether no entry was left out
 */
@Schema(description = "A vehicle's day, by the clock of a zone.")
public record VehicleTimeline(
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "2026-01-31") String day,
    @Schema(examples = "Europe/Berlin") String zone,
    Instant from,
    Instant to,
    List<TimelineEntry> entries,
    boolean complete) {}
