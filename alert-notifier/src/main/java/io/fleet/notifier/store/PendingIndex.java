package io.fleet.notifier.store;

import io.fleet.notifier.event.Gist;
import io.fleet.notifier.event.Origin;

/**
 * A pending delivery without its content, as memory keeps it.
 *
 * @param messageId the webhook-id
 * @param endpointId whom it is for
 * @param attempts how many have failed
 * @param nextAttemptAtMs when it is due, epoch milliseconds
 * @param origin where its event came from
 * @param gist what must be known of its event before it is read again
 * @param storedAt where the content is
 */
public record PendingIndex(
    String messageId,
    String endpointId,
    int attempts,
    long nextAttemptAtMs,
    Origin origin,
    Gist gist,
    StoredAt storedAt) {

  /** The index of what stands at that place. */
  public static PendingIndex of(Pending pending, StoredAt storedAt) {
    return new PendingIndex(
        pending.messageId(),
        pending.endpointId(),
        pending.attempts(),
        pending.nextAttemptAtMs(),
        Origin.of(pending.event().origin()),
        Gist.of(pending.event()),
        storedAt);
  }
}
