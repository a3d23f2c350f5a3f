package io.fleet.notifier.deliver;

import java.util.Comparator;
import java.util.TreeSet;

/** A lane's stored messages in the order they are due, those that have failed apart. */
final class Backlog {
  private final TreeSet<Delivery> untried = inOrder();
  private final TreeSet<Delivery> failed = inOrder();
  private boolean failedNext;

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

  /**
   * Takes out the next that is due, if its content is in memory; or null. Of what is due, those
   * that have failed before and those that have not been tried take turns: it may be the message or
   * the endpoint that is at fault, and neither kind is to hide the other.
   */
  Delivery poll(long nowMs) {
    return taken(poll(firstDueMs(next()) <= nowMs ? next() : other(), nowMs, true));
  }

  /** The same, if its content is not in memory. */
  Delivery pollToLoad(long nowMs) {
    Delivery found = poll(next(), nowMs, false);
    return taken(found != null ? found : poll(other(), nowMs, false));
  }

  /** One that was taken out has come back without an attempt: it is its kind's turn still. */
  void keepTurnOf(Delivery delivery) {
    failedNext = delivery.attempts() > 0;
  }

  private TreeSet<Delivery> next() {
    return failedNext ? failed : untried;
  }

  private TreeSet<Delivery> other() {
    return failedNext ? untried : failed;
  }

  private Delivery taken(Delivery delivery) {
    failedNext ^= delivery != null;
    return delivery;
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
