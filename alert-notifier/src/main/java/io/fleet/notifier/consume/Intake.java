package io.fleet.notifier.consume;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Bounds the records that are taken and not settled. Closed until it is opened, so that what was
 * pending before a restart is known before anything new comes.
 */
public final class Intake {
  private final int maxInFlight;
  private int inFlight;
  private boolean open;
  private CompletableFuture<Void> waiting;

  /**
   * @param maxInFlight at least 1
   */
  public Intake(int maxInFlight) {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("intake: in-flight-max must be at least 1");
    }
    this.maxInFlight = maxInFlight;
  }

  /** Completed when one more record may be taken. One caller at a time. */
  synchronized CompletionStage<Void> enter() {
    if (open && inFlight < maxInFlight) {
      inFlight++;
      return CompletableFuture.completedFuture(null);
    }
    waiting = new CompletableFuture<>();
    return waiting;
  }

  /** A record is settled. */
  void leave() {
    admit(true, false);
  }

  /** From now on records are taken. */
  public void open() {
    admit(false, true);
  }

  private void admit(boolean left, boolean opened) {
    CompletableFuture<Void> next = null;
    synchronized (this) {
      inFlight -= left ? 1 : 0;
      open |= opened;
      if (waiting != null && open && inFlight < maxInFlight) {
        inFlight++;
        next = waiting;
        waiting = null;
      }
    }
    if (next != null) {
      next.complete(null);
    }
  }
}
