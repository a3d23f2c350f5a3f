package io.fleet.notifier.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * A lane's stored messages in the order they are due. Only a bounded number keep their content in
 * memory; the others are taken out in batches to be read from the store.
 */
final class Backlog {
  private static final int BATCH = 200;

  private final int maxWithPayload;
  private final PriorityQueue<Delivery> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Delivery::dueMs));
  private final Queue<Delivery> loaded = new ArrayDeque<>();
  private int withPayload;

  Backlog(int maxWithPayload) {
    this.maxWithPayload = maxWithPayload;
  }

  void add(Delivery delivery) {
    if (withPayload >= maxWithPayload && delivery.storedAt() != null) {
      delivery.event(null);
    }
    if (delivery.event() != null) {
      withPayload++;
    }
    waiting.add(delivery);
  }

  /** Takes back what has been read from the store; it is next. */
  void addLoaded(Delivery delivery) {
    loaded.add(delivery);
  }

  /** The next message that is due and has its content, or null. */
  Delivery poll(long nowMs) {
    if (!loaded.isEmpty()) {
      return loaded.poll();
    }
    Delivery head = waiting.peek();
    boolean ready = head != null && head.dueMs() <= nowMs && head.event() != null;
    return ready ? remove() : null;
  }

  /** Takes out the next messages that are due and lack their content; empty if there are none. */
  List<Delivery> pollToLoad(long nowMs) {
    List<Delivery> batch = new ArrayList<>();
    while (loaded.isEmpty() && batch.size() < BATCH) {
      Delivery head = waiting.peek();
      if (head == null || head.dueMs() > nowMs || head.event() != null) {
        break;
      }
      batch.add(remove());
    }
    return batch;
  }

  /** When the next message is due, epoch milliseconds; {@link Long#MAX_VALUE} if none waits. */
  long nextDueMs() {
    if (!loaded.isEmpty()) {
      return 0;
    }
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().dueMs();
  }

  /** Lets go of what is another's now. */
  void removeIf(Predicate<Delivery> gone) {
    loaded.removeIf(gone);
    waiting.removeIf(gone);
    withPayload = (int) waiting.stream().filter(each -> each.event() != null).count();
  }

  void clear() {
    loaded.clear();
    waiting.clear();
    withPayload = 0;
  }

  private Delivery remove() {
    Delivery head = waiting.poll();
    if (head.event() != null) {
      withPayload--;
    }
    return head;
  }
}
