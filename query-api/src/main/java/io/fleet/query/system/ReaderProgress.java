package io.fleet.query.system;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far one reader of the log is.
 *
 * @param state ok, late or unknown
 * @param reason why it is not known: nothing_told or not_allowed
 * @param records that the reader has not told to be done
 * @param behindMs how long the oldest of them has waited, 0 if none waits
 * @param oldestWaitingAt when the log took it
 * @param lateAfterMs from how long on it is late
 */
@Schema(
    description =
        "How far one reader of the log is. What is not known is left out, and state is unknown.")
public record ReaderProgress(
    @Schema(examples = "ok") String state,
    @Schema(examples = "nothing_told") String reason,
    @Schema(examples = "1204") Long records,
    @Schema(examples = "1630") Long behindMs,
    Instant oldestWaitingAt,
    @Schema(examples = "30000") long lateAfterMs) {}
