package io.fleet.query.deadletter;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that could not be read or accepted. What is not known is left out.
 *
 * @param place who refused it
 * @param origin topic, partition and offset of the original
 * @param recordKey the original's key
 * @param payload the first 4096 bytes of the original, base64
 * @param payloadBytes the original's length
 * @param payloadCut whether the original is longer than what is shown
 */
@Schema(name = "DeadLetter", description = "Something that could not be read or accepted.")
public record DeadLetterItem(
    String deadLetterId,
    Instant occurredAt,
    @Schema(examples = "decode") String place,
    @Schema(examples = "malformed") String reason,
    String detail,
    String origin,
    String recordKey,
    String payload,
    long payloadBytes,
    boolean payloadCut) {}
