package io.fleet.query.trip;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of a trip. What is not known is left out; a declared trip knows little.
 *
 * @param version rises with every correction
 * @param source detected from telemetry, or declared by a driver app
 * @param deviceTripId what the device or app calls it
 * @param state open or closed
 * @param closedBy standing, ignition_off, no_data or declared; left out while open
 * @param endedAt of an open trip: its last moving fix so far
 * @param distanceM metres driven
 * @param durationS seconds from start to end
 * @param movingS seconds in motion
 * @param standingS seconds standing
 * @param idleS seconds standing with the engine on
 * @param meanSpeedKmph over the time in motion
 * @param updatedAt when the log took what brought this version about
 * @param withdrawn whether it turned out never to have been
 */
@Schema(description = "The newest version of a trip. What is not known is left out.")
public record Trip(
    String tripId,
    long version,
    Instant updatedAt,
    boolean withdrawn,
    @Schema(examples = "van-17") String vehicleId,
    String driverId,
    @Schema(examples = "detected") String source,
    String deviceTripId,
    @Schema(examples = "closed") String state,
    String closedBy,
    Instant startedAt,
    Instant endedAt,
    Double distanceM,
    Double durationS,
    Double movingS,
    Double standingS,
    Double idleS,
    Long stops,
    Double maxSpeedKmph,
    Double meanSpeedKmph,
    Long overspeedEpisodes,
    Position startPosition,
    Position endPosition) {

  static final String DETECTED = "detected";

  boolean isOpen() {
    return "open".equals(state);
  }
}
