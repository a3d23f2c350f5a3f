package io.fleet.query.alert;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the vehicle told around an alert.
 *
 * @param from of the window
 * @param to of the window, inclusive
 * @param truncated whether the window holds more messages than are shown; the first are
 * @param items oldest first
 */
@Schema(name = "Evidence", description = "What the vehicle told around an alert, oldest first.")
public record Evidence(
    String alertId,
    @Schema(examples = "van-17") String vehicleId,
    Instant from,
    Instant to,
    boolean truncated,
    List<EvidenceItem> items) {}
