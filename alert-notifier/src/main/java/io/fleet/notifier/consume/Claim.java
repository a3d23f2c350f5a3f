package io.fleet.notifier.consume;

import io.fleet.notifier.event.Shard;

/**
 * The ownership of a shard from its assignment to its revocation. Its state belongs to {@link
 * Intake}.
 */
final class Claim {
  private final Shard shard;
  private int inFlight;
  private boolean open;
  private boolean revoked;

  Claim(Shard shard) {
    this.shard = shard;
  }

  Shard shard() {
    return shard;
  }

  void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  /** Nothing of it counts any more. Returns what was in flight. */
  int revoke() {
    int left = inFlight;
    inFlight = 0;
    revoked = true;
    return left;
  }

  boolean isRevoked() {
    return revoked;
  }

  void enter() {
    inFlight++;
  }

  void leave() {
    inFlight--;
  }
}
