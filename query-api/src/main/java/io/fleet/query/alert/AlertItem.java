package io.fleet.query.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of an alert, field for field as topic and webhooks have it, and what people
 * have made of it. What is not known is left out.
 *
 * @param updatedAt when this version was published
 * @param withdrawn whether it turned out never to have been
 * @param ts event time of this version
 * @param severity 1 low, 2 medium, 3 high, 4 critical
 * @param details one sentence
 * @param data numbers of that type, units in names
 * @param source fleet, or external when another producer made it
 * @param acknowledgedBy who was first to acknowledge it, since it was last reopened
 * @param assignedTo whose it is
 * @param closedBy who was first to close it, since it was last reopened
 * @param comments how many there are, null for none
 */
@Schema(
    name = "Alert",
    description =
        "The newest version of an alert, field for field as webhooks have it, and what people have"
            + " made of it.")
public record AlertItem(
    String alertId,
    long version,
    Instant updatedAt,
    boolean withdrawn,
    @Schema(examples = "opened") String state,
    Instant ts,
    Instant startedAt,
    Instant endedAt,
    Instant emittedAt,
    @Schema(examples = "overspeed") String alertType,
    @Schema(examples = "2") long severity,
    @Schema(examples = "van-17") String vehicleId,
    String driverId,
    String tripId,
    Position position,
    String details,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode data,
    boolean late,
    @Schema(examples = "fleet") String source,
    @Schema(description = "Who was first to acknowledge it, since it was last reopened.")
        String acknowledgedBy,
    Instant acknowledgedAt,
    @Schema(description = "Whose it is.") String assignedTo,
    @Schema(description = "Who was first to close it, since it was last reopened.") String closedBy,
    Instant closedAt,
    @Schema(description = "How many comments there are; left out for none.") Long comments) {

  /** The same with what people have made of it. */
  AlertItem with(Handling handling) {
    return new AlertItem(
        alertId,
        version,
        updatedAt,
        withdrawn,
        state,
        ts,
        startedAt,
        endedAt,
        emittedAt,
        alertType,
        severity,
        vehicleId,
        driverId,
        tripId,
        position,
        details,
        data,
        late,
        source,
        handling.acknowledgedBy(),
        handling.acknowledgedAt(),
        handling.assignedTo(),
        handling.closedBy(),
        handling.closedAt(),
        handling.comments());
  }
}
