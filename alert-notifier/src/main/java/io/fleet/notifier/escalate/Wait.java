package io.fleet.notifier.escalate;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Origin;
import io.fleet.notifier.store.Pending;
import io.fleet.notifier.store.PendingIndex;
import io.fleet.notifier.store.StoredAt;

/**
 * An alert that waits for somebody to acknowledge it, or for its time to be told to a second
 * endpoint. The store keeps its content; memory does until the store has it. Not for several
 * threads.
 */
final class Wait {
  /** What messages of the store begin with that are waits. */
  private static final String PREFIX = "esc:";

  private static final long UNKNOWN_VERSION = 0;

  private final String subjectId;
  private final String toEndpointId;
  private final long dueMs;
  private long version;
  private Event event;
  private Origin origin = Origin.NONE;
  private StoredAt storedAt;
  private int saves;
  private long nextTryMs;
  private boolean firing;

  Wait(String subjectId, String toEndpointId, long dueMs) {
    this.subjectId = subjectId;
    this.toEndpointId = toEndpointId;
    this.dueMs = dueMs;
    this.nextTryMs = dueMs;
  }

  /** Whether a message of the store is a wait and not one of a lane. */
  static boolean isOne(PendingIndex pending) {
    return pending.messageId().startsWith(PREFIX);
  }

  /** A wait of before a restart; its version is known only to the store. */
  static Wait restored(PendingIndex pending) {
    String id = pending.messageId();
    int end = id.length() - pending.endpointId().length() - 1;
    Wait wait =
        new Wait(
            id.substring(PREFIX.length(), Math.max(PREFIX.length(), end)),
            pending.endpointId(),
            pending.nextAttemptAtMs());
    wait.version = UNKNOWN_VERSION;
    wait.storedAt = pending.storedAt();
    wait.origin = pending.origin();
    return wait;
  }

  /** Its key in the store: of alert and endpoint, whatever the version. */
  String messageId() {
    return PREFIX + subjectId + ':' + toEndpointId;
  }

  /** What the store is to keep. */
  Pending pending() {
    return new Pending(messageId(), toEndpointId, 0, dueMs, event);
  }

  /** Its content is that of this version from now on. */
  void content(long newVersion, Event escalated) {
    version = newVersion;
    event = escalated;
    origin = Origin.of(escalated.origin());
  }

  /** Counts a write to the store and returns its number. */
  int nextSave() {
    return ++saves;
  }

  boolean isLatestSave(int save) {
    return save == saves;
  }

  /** The newest content is safe, and memory need not hold it. */
  void stored(StoredAt at) {
    storedAt = at;
    event = null;
  }

  /** Whether its time has come, the store has its newest content and nobody is told yet. */
  boolean isDue(long nowMs) {
    return nextTryMs <= nowMs && event == null && storedAt != null && !firing;
  }

  /** Whether the second endpoint is being told. */
  boolean isFiring() {
    return firing;
  }

  void fire() {
    firing = true;
  }

  /** It could not be told; it is tried again then. */
  void tryAgain(long atMs) {
    firing = false;
    nextTryMs = atMs;
  }

  String subjectId() {
    return subjectId;
  }

  String toEndpointId() {
    return toEndpointId;
  }

  long version() {
    return version;
  }

  /** Where its newest version stands in the log. */
  Origin origin() {
    return origin;
  }

  long dueMs() {
    return dueMs;
  }

  StoredAt storedAt() {
    return storedAt;
  }
}
