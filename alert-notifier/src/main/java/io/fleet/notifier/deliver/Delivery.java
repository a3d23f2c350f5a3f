package io.fleet.notifier.deliver;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Origin;
import io.fleet.notifier.store.Pending;
import io.fleet.notifier.store.PendingIndex;
import io.fleet.notifier.store.StoredAt;
import java.util.ArrayList;
import java.util.List;

/** One message on its way to one endpoint. Lives on its lane's thread. */
final class Delivery {
  private final String id;
  private final Origin origin;
  private final long acceptedAtMs;
  private final List<Runnable> settled = new ArrayList<>(1);
  private Event event;
  private int attempts;
  private long dueMs;
  private int saves;
  private StoredAt storedAt;
  private boolean running;
  private boolean givenUp;
  private boolean done;
  private boolean released;

  private Delivery(String id, Origin origin, long acceptedAtMs) {
    this.id = id;
    this.origin = origin;
    this.acceptedAtMs = acceptedAtMs;
    this.dueMs = acceptedAtMs;
  }

  static Delivery fresh(String id, Event event, long nowMs) {
    Delivery delivery = new Delivery(id, Origin.of(event.origin()), nowMs);
    delivery.event = event;
    return delivery;
  }

  static Delivery restored(PendingIndex pending) {
    Delivery delivery =
        new Delivery(pending.messageId(), pending.origin(), pending.nextAttemptAtMs());
    delivery.attempts = pending.attempts();
    delivery.dueMs = pending.nextAttemptAtMs();
    delivery.storedAt = pending.storedAt();
    return delivery;
  }

  /** What the store keeps of it. */
  Pending pending(String endpointId) {
    return new Pending(id, endpointId, attempts, dueMs, event);
  }

  /** Runs the action once the message is delivered, stored or given up: now if it is. */
  void whenSettled(Runnable action) {
    if (done || storedAt != null) {
      action.run();
    } else {
      settled.add(action);
    }
  }

  /** Counts a write to the store and returns its number. */
  int nextSave() {
    return ++saves;
  }

  boolean isLatestSave(int save) {
    return save == saves;
  }

  /** The write of that number is safe. */
  void saved(int save, StoredAt at) {
    if (isLatestSave(save)) {
      storedAt = at;
    }
    settle();
  }

  /** Its shard has gone to another owner: nothing is settled, stored or given up any more. */
  void release() {
    released = true;
    done = true;
    settled.clear();
  }

  boolean isReleased() {
    return released;
  }

  void finish() {
    done = true;
    settle();
  }

  private void settle() {
    settled.forEach(Runnable::run);
    settled.clear();
  }

  /** Whether the store knows it, or may come to know it. */
  boolean isInStore() {
    return storedAt != null || saves > 0;
  }

  boolean isSettled() {
    return settled.isEmpty();
  }

  void running(boolean isRunning) {
    running = isRunning;
  }

  /** Its dead letter is on its way. */
  void givenUp() {
    givenUp = true;
  }

  /** Whether nothing is under way with it but perhaps a write to the store. */
  boolean isWaiting() {
    return !running && !givenUp && !done;
  }

  boolean isDone() {
    return done;
  }

  String id() {
    return id;
  }

  Origin origin() {
    return origin;
  }

  boolean isRunning() {
    return running;
  }

  long acceptedAtMs() {
    return acceptedAtMs;
  }

  Event event() {
    return event;
  }

  void event(Event newEvent) {
    event = newEvent;
  }

  int attempts() {
    return attempts;
  }

  void failedAttempt() {
    attempts++;
  }

  long dueMs() {
    return dueMs;
  }

  void dueMs(long newDueMs) {
    dueMs = newDueMs;
  }

  StoredAt storedAt() {
    return storedAt;
  }
}
