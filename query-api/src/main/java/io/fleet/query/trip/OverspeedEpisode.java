package io.fleet.query.trip;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of a stretch driven above the limit. What is not known is left out.
 *
 * @param state open or closed
 * @param endedAt of an open episode: its last fix above the limit so far
 * @param limitSource road, fence, vehicle or fleet
 * @param severity 1 low, 2 medium, 3 high
 * @param sampled whether fixes were too far apart to time it well
 * @param position where it began
 * @param updatedAt when the log took what brought this version about
 * @param withdrawn whether it turned out never to have been
 */
@Schema(description = "The newest version of a stretch driven above the limit.")
public record OverspeedEpisode(
    String episodeId,
    long version,
    Instant updatedAt,
    boolean withdrawn,
    @Schema(examples = "van-17") String vehicleId,
    String driverId,
    String tripId,
    @Schema(examples = "closed") String state,
    Instant startedAt,
    Instant endedAt,
    Double durationS,
    Double peakKmph,
    Double limitKmph,
    @Schema(examples = "road") String limitSource,
    Double distanceM,
    Long severity,
    Boolean sampled,
    Position position) {}
