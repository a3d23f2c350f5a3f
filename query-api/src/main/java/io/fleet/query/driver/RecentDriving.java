package io.fleet.query.driver;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a driver did in the last quarter of an hour, too little for a score.
 *
 * @param distanceM speed times time of the vehicles driven
 * @param eventsPerHundredKm harsh events and confirmed crashes; left out where nothing was driven
 */
@Schema(description = "What a driver did in the last 15 minutes: counts, and events per 100 km.")
public record RecentDriving(
    @Schema(examples = "drv-4") String driverId,
    Instant from,
    Instant to,
    double distanceM,
    DriverScore.Counts counts,
    Double eventsPerHundredKm) {}
