package io.fleet.query.vehicle;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a vehicle is and what it does, as far as is known. What is not known is left out.
 *
 * @param lastSeen time of its newest message
 * @param position of its newest message that had one
 * @param fixAt time of that position
 * @param speedKmph at that time
 * @param heading at that time, degrees from north
 * @param ignition the newest known
 * @param driverId who drives it, or drove it last
 * @param state driving, standing, offline or unknown
 * @param stateSince when that state began
 * @param tripId the trip it is on
 * @param capability which rules can be judged of it; in lists left out
 */
@Schema(description = "Where a vehicle is and what it does. What is not known is left out.")
public record Vehicle(
    @Schema(examples = "van-17") String vehicleId,
    Instant lastSeen,
    Position position,
    Instant fixAt,
    Double speedKmph,
    Double heading,
    Boolean ignition,
    String driverId,
    @Schema(examples = "driving") String state,
    Instant stateSince,
    String tripId,
    VehicleCapability capability) {

  /**
   * The same with what it does, which is unknown until a state is told of it.
   *
   * @param known null if none is
   */
  Vehicle in(VehicleState known) {
    return new Vehicle(
        vehicleId,
        lastSeen,
        position,
        fixAt,
        speedKmph,
        heading,
        ignition,
        driverId != null || known == null ? driverId : known.driverId(),
        known == null ? VehicleState.UNKNOWN : known.state(),
        known == null ? null : known.since(),
        known == null ? null : known.tripId(),
        capability);
  }

  Vehicle with(VehicleCapability learned) {
    return new Vehicle(
        vehicleId,
        lastSeen,
        position,
        fixAt,
        speedKmph,
        heading,
        ignition,
        driverId,
        state,
        stateSince,
        tripId,
        learned);
  }
}
