package io.fleet.query.vehicle;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A vehicle's last fix; where a time is asked for, the last one of that time in that area.
 *
 * @param fixAt when
 * @param speedKmph at that time
 * @param heading degrees from north
 * @param firstAt its first fix of that time in that area
 * @param fixes how many there were of that time in that area
 */
@Schema(
    description =
        "A vehicle's last fix; where a time is asked for, the last one of that time in that area.")
public record VehiclePosition(
    @Schema(examples = "van-17") String vehicleId,
    Instant fixAt,
    Position position,
    Double speedKmph,
    Double heading,
    Instant firstAt,
    Long fixes) {}
