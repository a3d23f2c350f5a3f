package io.fleet.notifier.store;

import io.fleet.notifier.event.Event;

/**
 * A message that is not delivered yet, as the store keeps it.
 *
 * @param messageId the webhook-id; key of the record
 * @param endpointId whom it is for
 * @param attempts how many have failed
 * @param nextAttemptAtMs when it is due, epoch milliseconds
 * @param event what it tells
 */
public record Pending(
    String messageId, String endpointId, int attempts, long nextAttemptAtMs, Event event) {}
