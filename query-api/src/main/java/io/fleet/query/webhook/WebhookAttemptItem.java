package io.fleet.query.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One attempt to deliver a message, or a message's end without one. What is not known is left out.
 *
 * @param at when it ended
 * @param messageId the webhook-id
 * @param attempt its number, from 1; of an end how many there were
 * @param outcome how the attempt ended; left out of an end
 * @param subjectId what the message is about, as an alert's id
 * @param version of the subject
 * @param origin topic, partition and offset of what the message tells
 * @param status of HTTP
 * @param excerpt the beginning of the answer
 * @param finalOutcome how the message ended; left out while it has not
 */
@Schema(name = "WebhookAttempt", description = "One attempt to deliver a message, or its end.")
public record WebhookAttemptItem(
    Instant at,
    @Schema(examples = "ops") String endpointId,
    String messageId,
    int attempt,
    @Schema(examples = "rejected") String outcome,
    @Schema(examples = "vehicle.overspeed.opened") String eventType,
    String subjectId,
    Long version,
    String vehicleId,
    String origin,
    Integer status,
    int latencyMs,
    String excerpt,
    Instant nextAttemptAt,
    @Schema(examples = "exhausted") String finalOutcome) {}
