package io.fleet.notifier.deliver;

import java.util.Comparator;
import java.util.TreeSet;

/** A lane's stored messages in the order they are due; of what is due at once the earlier first. */
final class Backlog {
  private final TreeSet<Delivery> waiting =
      new TreeSet<>(
          Comparator.<Delivery>comparingLong(Delivery::dueMs).thenComparingLong(Delivery::number));

  /** Its time must not change as long as it is in here. */
  void add(Delivery delivery) {
    waiting.add(delivery);
  }

  void remove(Delivery delivery) {
    waiting.remove(delivery);
  }

  /** Takes out the next that is due, if its content is in memory, or is not, as asked; or null. */
  Delivery poll(long nowMs, boolean withContent) {
    Delivery head = waiting.isEmpty() ? null : waiting.first();
    boolean fits = head != null && head.dueMs() <= nowMs && (head.event() != null) == withContent;
    return fits ? waiting.pollFirst() : null;
  }

  /** When the next is due, epoch milliseconds; {@link Long#MAX_VALUE} if none waits. */
  long nextDueMs() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.first().dueMs();
  }

  void clear() {
    waiting.clear();
  }
}
