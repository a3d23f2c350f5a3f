package io.fleet.notifier.consume;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Bounds the records that are taken and not settled. Records of a claim wait until it is opened, so
 * that what is pending of a shard is known before anything new of it comes; those of a revoked one
 * are not taken.
 */
public final class Intake {
  private final int maxInFlight;
  private int inFlight;
  private Waiting waiting;

  /**
   * @param maxInFlight at least 1
   */
  public Intake(int maxInFlight) {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("intake: in-flight-max must be at least 1");
    }
    this.maxInFlight = maxInFlight;
  }

  /** Records that are taken and neither delivered nor stored. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /**
   * Asks for one more record to be taken. One caller at a time.
   *
   * @return whether it may be; false if the claim is revoked
   */
  CompletionStage<Boolean> enter(Claim claim) {
    CompletableFuture<Boolean> admitted = new CompletableFuture<>();
    synchronized (this) {
      waiting = new Waiting(claim, admitted);
    }
    admit();
    return admitted;
  }

  /** A record is settled. Returns whether that still counts: its claim is not revoked. */
  boolean leave(Claim claim) {
    synchronized (this) {
      if (claim.isRevoked()) {
        return false;
      }
      claim.leave();
      inFlight--;
    }
    admit();
    return true;
  }

  /** From now on records of these claims are taken. */
  void open(Collection<Claim> claims) {
    synchronized (this) {
      claims.forEach(Claim::open);
    }
    admit();
  }

  /** Records of these claims are not taken any more, and what was in flight never settles. */
  void revoke(Collection<Claim> claims) {
    synchronized (this) {
      claims.forEach(claim -> inFlight -= claim.revoke());
    }
    admit();
  }

  private void admit() {
    Waiting next;
    boolean taken;
    synchronized (this) {
      next = waiting;
      taken = next != null && isFree(next.claim());
      if (next == null || !(taken || next.claim().isRevoked())) {
        return;
      }
      waiting = null;
      if (taken) {
        next.claim().enter();
        inFlight++;
      }
    }
    next.admitted().complete(taken);
  }

  private boolean isFree(Claim claim) {
    return claim.isOpen() && !claim.isRevoked() && inFlight < maxInFlight;
  }

  /** A record that waits, the only one. */
  private record Waiting(Claim claim, CompletableFuture<Boolean> admitted) {}
}
