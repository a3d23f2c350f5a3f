package io.fleet.query.track;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fix of a track. What the message did not say is left out.
 *
 * @param ts when
 * @param lat WGS-84 degrees
 * @param lon WGS-84 degrees
 * @param heading degrees from north
 * @param altitudeM metres
 * @param speedLimitKmph the limit the message named
 */
@Schema(description = "One fix of a track. What the message did not say is left out.")
public record TrackFix(
    Instant ts,
    double lat,
    double lon,
    Double speedKmph,
    Double heading,
    Double altitudeM,
    Double speedLimitKmph,
    Boolean ignition,
    String driverId) {}
