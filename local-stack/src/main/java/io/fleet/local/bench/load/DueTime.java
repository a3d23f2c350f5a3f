package io.fleet.local.bench.load;

import java.util.concurrent.locks.LockSupport;

/** Waits for the moment something is due, for loads that keep a pace whatever the answers do. */
public final class DueTime {
  private DueTime() {}

  /**
   * Returns once that moment has come.
   *
   * @param dueNs as {@link System#nanoTime()} tells it
   */
  public static void await(long dueNs) {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
