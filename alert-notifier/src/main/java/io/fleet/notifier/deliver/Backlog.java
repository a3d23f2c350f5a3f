package io.fleet.notifier.deliver;

import java.util.Comparator;
import java.util.TreeSet;

/** A lane's stored messages in the order they are due; of what is due at once the earlier first. */
final class Backlog {
  private final TreeSet<Delivery> untried = inOrder();
  private final TreeSet<Delivery> failed = inOrder();

  private static TreeSet<Delivery> inOrder() {
    return new TreeSet<>(
        Comparator.<Delivery>comparingLong(Delivery::dueMs).thenComparingLong(Delivery::number));
  }

  /** Its time and attempts must not change as long as it is in here. */
  void add(Delivery delivery) {
    (delivery.attempts() > 0 ? failed : untried).add(delivery);
  }

  void remove(Delivery delivery) {
    untried.remove(delivery);
    failed.remove(delivery);
  }

  /** Takes out the next that is due, if its content is in memory, or is not, as asked; or null. */
  Delivery poll(long nowMs, boolean withContent) {
    return poll(firstDueMs(failed) < firstDueMs(untried) ? failed : untried, nowMs, withContent);
  }

  /**
   * The same, but first of those that have failed before, or of those that have not been tried.
   *
   * @param wantsFailed which of them
   */
  Delivery pollFirstOf(boolean wantsFailed, long nowMs, boolean withContent) {
    TreeSet<Delivery> wanted = wantsFailed ? failed : untried;
    TreeSet<Delivery> other = wantsFailed ? untried : failed;
    return poll(firstDueMs(wanted) <= nowMs ? wanted : other, nowMs, withContent);
  }

  private static Delivery poll(TreeSet<Delivery> from, long nowMs, boolean withContent) {
    Delivery head = from.isEmpty() ? null : from.first();
    boolean fits = head != null && head.dueMs() <= nowMs && (head.event() != null) == withContent;
    return fits ? from.pollFirst() : null;
  }

  /** When the next is due, epoch milliseconds; {@link Long#MAX_VALUE} if none waits. */
  long nextDueMs() {
    return Math.min(firstDueMs(untried), firstDueMs(failed));
  }

  private static long firstDueMs(TreeSet<Delivery> of) {
    return of.isEmpty() ? Long.MAX_VALUE : of.first().dueMs();
  }

  void clear() {
    untried.clear();
    failed.clear();
  }
}
