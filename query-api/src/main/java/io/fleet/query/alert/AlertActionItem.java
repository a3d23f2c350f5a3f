package io.fleet.query.alert;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody said about an alert. What is not there is left out.
 *
 * @param action acknowledged, assigned, commented, closed or reopened
 * @param assignee whose the alert is from then on
 * @param text the comment, or why
 * @param by who said so, as the token names them
 */
@Schema(name = "AlertAction", description = "What somebody said about an alert.")
public record AlertActionItem(
    String actionId,
    String alertId,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "acknowledged") String action,
    String assignee,
    String text,
    @Schema(examples = "olga") String by,
    Instant at) {}
