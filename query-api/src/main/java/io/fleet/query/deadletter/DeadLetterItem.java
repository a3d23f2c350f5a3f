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
 * @param replayedAt when it was last sent again after a fix; left out if it never was
 * @param replayOutcome what came of that
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
    boolean payloadCut,
    Instant replayedAt,
    @Schema(
            description =
                "What came of that: accepted, written, or refused: and the reason. What is refused"
                    + " again is a new dead letter.",
            examples = "accepted")
        String replayOutcome) {}
