package io.fleet.stream.timeline.reference.fence;

import java.util.concurrent.atomic.AtomicInteger;

/** How many cells all fences together may have, four bytes each, and how many one fence. */
final class CellBudget {
  /** Of one fence. */
  static final int MOST_OF_ONE = 1 << 17;

  private static final int PARTS = 4;

  private final AtomicInteger left;

  CellBudget(int most) {
    this.left = new AtomicInteger(most);
  }

  /** Whether a fence of so many cells may have four more, which are its own from then on. */
  boolean takes(int count) {
    if (count + PARTS > MOST_OF_ONE || left.get() < PARTS) {
      return false;
    }
    return left.addAndGet(-PARTS) >= 0;
  }
}
