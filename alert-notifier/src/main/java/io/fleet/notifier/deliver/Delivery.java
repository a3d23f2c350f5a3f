package io.fleet.notifier.deliver;

import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Gist;
import io.fleet.notifier.event.Origin;
import io.fleet.notifier.store.Pending;
import io.fleet.notifier.store.PendingIndex;
import io.fleet.notifier.store.StoredAt;
import java.util.ArrayList;
import java.util.List;

/** One message on its way to one endpoint. Lives on its lane's thread. */
final class Delivery {
  /** Where it is just now. */
  enum Place {
    /** Nowhere yet, or on its way to the store, after which it waits for its time. */
    ON_ITS_WAY,
    /** Among the fresh ones that are next. */
    FRESH,
    /** Waits, stored, for its time. */
    WAITING,
    /** Waits for another message of its vehicle. */
    HELD,
    /** Its content is being read from the store, or has been: it is next. */
    TAKEN,
    /** An attempt is under way. */
    RUNNING,
    /** Its dead letter is on its way. */
    GIVEN_UP,
    /** It has come to its end. */
    DONE
  }

  private final String id;
  private final Origin origin;
  private final Gist gist;
  private final long acceptedAtMs;
  private final List<Runnable> settled = new ArrayList<>(1);
  private Event event;
  private int attempts;
  private long dueMs;
  private long number;
  private int saves;
  private StoredAt storedAt;
  private Place place = Place.ON_ITS_WAY;
  private Contents.Share share = Contents.Share.NONE;
  private boolean superseded;
  private boolean released;

  private Delivery(String id, Origin origin, Gist gist, long acceptedAtMs) {
    this.id = id;
    this.origin = origin;
    this.gist = gist;
    this.acceptedAtMs = acceptedAtMs;
    this.dueMs = acceptedAtMs;
  }

  static Delivery fresh(String id, Event event, long nowMs) {
    Delivery delivery = new Delivery(id, Origin.of(event.origin()), Gist.of(event), nowMs);
    delivery.event = event;
    return delivery;
  }

  static Delivery restored(PendingIndex pending) {
    Delivery delivery =
        new Delivery(
            pending.messageId(), pending.origin(), pending.gist(), pending.nextAttemptAtMs());
    delivery.attempts = pending.attempts();
    delivery.storedAt = pending.storedAt();
    return delivery;
  }

  /** What the store keeps of it. */
  Pending pending(String endpointId) {
    return new Pending(id, endpointId, attempts, dueMs, event);
  }

  /** Runs the action once the message is delivered, stored or given up: now if it is. */
  void whenSettled(Runnable action) {
    if (isDone() || storedAt != null) {
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

  void finish() {
    place = Place.DONE;
    settle();
  }

  /** It is another instance's now: nothing is settled, stored or given up any more. */
  void release() {
    released = true;
    place = Place.DONE;
    settled.clear();
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

  /** Whether nothing is under way with it but perhaps a write to the store. */
  boolean isWaiting() {
    return place != Place.RUNNING && place != Place.GIVEN_UP && place != Place.DONE;
  }

  boolean isDone() {
    return place == Place.DONE;
  }

  boolean isReleased() {
    return released;
  }

  Place place() {
    return place;
  }

  void place(Place newPlace) {
    place = newPlace;
  }

  Contents.Share share() {
    return share;
  }

  void share(Contents.Share newShare) {
    share = newShare;
  }

  String id() {
    return id;
  }

  Origin origin() {
    return origin;
  }

  Gist gist() {
    return gist;
  }

  long acceptedAtMs() {
    return acceptedAtMs;
  }

  /** Null while it is in the store alone. */
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

  /** Of all a lane has had; tells apart what is due at the same time. */
  long number() {
    return number;
  }

  void number(long newNumber) {
    number = newNumber;
  }

  StoredAt storedAt() {
    return storedAt;
  }

  /** A newer version has been delivered: should its attempt fail there is no other. */
  void supersede() {
    superseded = true;
  }

  boolean isSuperseded() {
    return superseded;
  }
}
