package io.fleet.query.trip;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who drove on a trip, and how much of it.
 *
 * @param startedAt when they drove first
 * @param endedAt when they drove last
 * @param drivingS seconds driven by them
 * @param share of all that was driven on it by known drivers, 0–1
 */
@Schema(description = "Who drove on a trip, and how much of it.")
public record TripDriver(
    @Schema(examples = "drv-4") String driverId,
    Instant startedAt,
    Instant endedAt,
    double drivingS,
    double share) {}
