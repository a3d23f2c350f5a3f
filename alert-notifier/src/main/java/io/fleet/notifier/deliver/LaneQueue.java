package io.fleet.notifier.deliver;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * What a lane has to attempt: fresh messages in the order they came, stored ones when they are due.
 * They take turns, so that neither starves the other.
 */
final class LaneQueue {
  private static final long LOAD_RETRY_MS = 1_000;

  private final int maxFresh;
  private final Queue<Delivery> fresh = new ArrayDeque<>();
  private final Backlog backlog;
  private boolean backlogNext;
  private boolean loading;

  LaneQueue(LaneSettings settings) {
    this.maxFresh = settings.queue();
    this.backlog = new Backlog(settings.pendingWithPayload());
  }

  /** Whether the message found room. */
  boolean offer(Delivery delivery) {
    return fresh.size() < maxFresh && fresh.add(delivery);
  }

  /** Takes a stored delivery, until it is due. */
  void await(Delivery delivery) {
    backlog.add(delivery);
  }

  /** The next to attempt, or null. */
  Delivery next(long nowMs) {
    Delivery first = backlogNext ? backlog.poll(nowMs) : fresh.poll();
    Delivery next = first != null ? first : backlogNext ? fresh.poll() : backlog.poll(nowMs);
    backlogNext = !backlogNext;
    return next;
  }

  /** Takes out due messages to be read from the store; empty while others are being read. */
  List<Delivery> startLoading(long nowMs) {
    List<Delivery> batch = loading ? List.of() : backlog.pollToLoad(nowMs);
    loading |= !batch.isEmpty();
    return batch;
  }

  /** Takes back what has been read; it is next. */
  void loaded(List<Delivery> batch) {
    loading = false;
    batch.forEach(backlog::addLoaded);
  }

  /** Takes back what could not be read just now. */
  void notLoaded(List<Delivery> batch, long nowMs) {
    loading = false;
    for (Delivery delivery : batch) {
      delivery.dueMs(nowMs + LOAD_RETRY_MS);
      backlog.add(delivery);
    }
  }

  /** When there is something to attempt, epoch milliseconds; 0 for now, MAX_VALUE for unknown. */
  long nextDueMs() {
    if (!fresh.isEmpty()) {
      return 0;
    }
    return loading ? Long.MAX_VALUE : backlog.nextDueMs();
  }

  int freshCount() {
    return fresh.size();
  }

  /** Lets go of what is another's now. */
  void removeIf(Predicate<Delivery> gone) {
    fresh.removeIf(gone);
    backlog.removeIf(gone);
  }

  void clear() {
    fresh.clear();
    backlog.clear();
  }
}
