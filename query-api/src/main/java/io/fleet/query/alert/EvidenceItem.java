package io.fleet.query.alert;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message of the vehicle around an alert. What it did not say is left out.
 *
 * @param ts when
 * @param heading degrees from north
 * @param speedLimitKmph the limit the message named
 * @param accelLongG forward positive, without gravity
 * @param accelLatG right positive, without gravity
 * @param accelPeakG the largest magnitude since the message before
 */
@Schema(
    name = "EvidenceItem",
    description = "One message around an alert. What it did not say is left out.")
public record EvidenceItem(
    Instant ts,
    Position position,
    Double speedKmph,
    Double heading,
    Double speedLimitKmph,
    Double accelLongG,
    Double accelLatG,
    Double accelPeakG,
    Boolean ignition,
    Long rpm,
    Boolean sos,
    String driverId) {}
