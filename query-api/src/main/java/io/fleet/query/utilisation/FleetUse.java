package io.fleet.query.utilisation;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The use of all vehicles that the caller sees, over a stretch of whole days.
 *
 * @param from when the first day begins
 * @param to when the last day ends
 * @param vehiclesByState what they do now, states that occur
 * @param vehicles heard of in these days
 * @param vehiclesUsed of these, those that drove
 * @param drivingS on trips, s
 * @param standingS standing, idling included, s
 * @param distanceM all metres counted
 * @param vehiclesByRule how many vehicles each rule flags, rules that flag any
 */
@Schema(description = "How the fleet was used over some days, and what it does now.")
public record FleetUse(
    Instant from,
    Instant to,
    Map<String, Long> vehiclesByState,
    long vehicles,
    long vehiclesUsed,
    double drivingS,
    double standingS,
    double distanceM,
    Map<String, Long> vehiclesByRule) {}
