package io.fleet.notifier.history;

import io.fleet.events.WebhookAttempt;

/** Keeps what became of attempts and messages, for those who ask later. */
public interface AttemptLog {

  /** Takes a record; never blocks, and drops it, counted, when there is no room. */
  void add(WebhookAttempt attempt);
}
