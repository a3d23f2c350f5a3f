package io.fleet.query.trip;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened on a trip. What is not known is left out.
 *
 * @param kind harsh, overspeed, idling, crash, off_route or alert; with the id it names the row
 * @param updatedAt when the log took what brought this version about
 * @param type of a harsh event its kind, of an alert its type, else as kind
 * @param state as the row has it; a harsh event has none
 * @param endedAt of what is still open: up to when it is known to have lasted
 * @param severity 1 low, 2 medium, 3 high, 4 critical
 * @param position where it began
 */
@Schema(description = "Something that happened on a trip. What is not known is left out.")
public record TripEvent(
    @Schema(examples = "harsh") String kind,
    String id,
    long version,
    Instant updatedAt,
    @Schema(examples = "harsh_braking") String type,
    String state,
    Instant startedAt,
    Instant endedAt,
    Long severity,
    String driverId,
    Position position) {}
