package io.fleet.notifier.api;

import io.fleet.notifier.history.Recovery;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A resend or replay as the API shows it.
 *
 * @param found messages that are to be delivered again
 * @param queued of these, those on their way to the endpoint
 * @param gone of these, those that can no longer be read
 * @param more whether there was more than one request may bring
 */
@Schema(name = "Recovery", description = "A resend or replay and how far it is.")
public record RecoveryItem(
    UUID id,
    @Schema(examples = "resend") String kind,
    @Schema(examples = "running") String state,
    Instant startedAt,
    Instant endedAt,
    int found,
    int queued,
    int gone,
    boolean more) {

  static RecoveryItem of(Recovery recovery) {
    return new RecoveryItem(
        recovery.id(),
        recovery.kind().name().toLowerCase(Locale.ROOT),
        recovery.state().name().toLowerCase(Locale.ROOT),
        Instant.ofEpochMilli(recovery.startedAtMs()),
        recovery.endedAtMs() == 0 ? null : Instant.ofEpochMilli(recovery.endedAtMs()),
        recovery.found(),
        recovery.queued(),
        recovery.gone(),
        recovery.hasMore());
  }
}
