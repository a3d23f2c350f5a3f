package io.fleet.notifier.escalate;

import io.fleet.events.AlertAction;
import io.fleet.notifier.endpoint.Escalation;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.PendingIndex;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which alerts wait for whom until when. Knows no store and no clock; not for several threads.
 *
 * <p>An alert begins to wait with the first of its versions, opened or updated, that an endpoint
 * with an escalation asks for, and is due that long after this version was emitted, though never
 * sooner than a grace time from now: what answers it may stand right behind it in the log. Newer
 * versions change what will be told, not when.
 */
final class Waits {
  private final int bound;
  private final Duration grace;
  private final Answered answered;
  private final Map<String, Map<String, Wait>> bySubject = new HashMap<>();
  private int size;

  /**
   * @param bound waits at most
   * @param grace the shortest wait
   */
  Waits(int bound, Duration grace, Answered answered) {
    this.bound = bound;
    this.grace = grace;
    this.answered = answered;
  }

  /** Whether so many wait that no other can. */
  boolean isFull() {
    return size >= bound;
  }

  /** Whether the event is of an alert that goes on, and nobody has answered it. */
  boolean concerns(Event event) {
    return event.interim() && !answered.contains(event.subjectId());
  }

  /**
   * Takes a version of an alert that goes on.
   *
   * @param from the endpoint that is told of it
   * @return the wait that is to be stored; empty if nothing changes, or if there is no room
   */
  Optional<Wait> tell(Event event, String from, Escalation escalation, long nowMs) {
    String to = escalation.toEndpointId();
    Wait wait = find(event.subjectId(), to);
    if (wait == null) {
      if (isFull()) {
        return Optional.empty();
      }
      long dueMs =
          Math.max(event.emittedAtMs() + escalation.after().toMillis(), nowMs + grace.toMillis());
      wait = new Wait(event.subjectId(), to, dueMs);
      add(wait);
    } else if (wait.isFiring() || event.version() < wait.version()) {
      return Optional.empty();
    }
    wait.content(event.version(), EscalatedEvent.of(event, from, escalation, wait.dueMs()));
    return Optional.of(wait);
  }

  /**
   * Takes up a wait of before a restart.
   *
   * @return false if it has been answered meanwhile, and the store may forget it
   */
  boolean restore(PendingIndex pending) {
    Wait wait = Wait.restored(pending);
    if (answered.contains(wait.subjectId())) {
      return false;
    }
    if (find(wait.subjectId(), wait.toEndpointId()) == null) {
      add(wait);
    }
    return true;
  }

  /**
   * Takes what somebody says about an alert.
   *
   * @return the waits that end with it
   */
  List<Wait> take(AlertAction action) {
    return answered.take(action) ? end(action.alertId()) : List.of();
  }

  /** The alert is over. Returns the waits that end with it; one that is being told goes on. */
  List<Wait> end(String subjectId) {
    List<Wait> ended =
        bySubject.getOrDefault(subjectId, Map.of()).values().stream()
            .filter(wait -> !wait.isFiring())
            .toList();
    ended.forEach(this::remove);
    return ended;
  }

  /** Its endpoint was told, or could not be: the alert is not escalated again. */
  void told(Wait wait) {
    answered.add(wait.subjectId());
    remove(wait);
  }

  /** Lets go of what is another instance's now; the store keeps it for that one. */
  void release(Predicate<Shard> shard) {
    bySubject.values().stream()
        .flatMap(waits -> waits.values().stream())
        .filter(wait -> shard.test(wait.origin().shard()))
        .toList()
        .forEach(this::remove);
  }

  boolean holds(Wait wait) {
    return find(wait.subjectId(), wait.toEndpointId()) == wait;
  }

  boolean isAnswered(Wait wait) {
    return answered.contains(wait.subjectId());
  }

  /** Those whose time has come and whose content the store has, at most so many. */
  List<Wait> due(long nowMs, int most) {
    return bySubject.values().stream()
        .flatMap(waits -> waits.values().stream())
        .filter(wait -> wait.isDue(nowMs))
        .limit(most)
        .toList();
  }

  int size() {
    return size;
  }

  private Wait find(String subjectId, String toEndpointId) {
    return bySubject.getOrDefault(subjectId, Map.of()).get(toEndpointId);
  }

  private void add(Wait wait) {
    bySubject
        .computeIfAbsent(wait.subjectId(), id -> new HashMap<>())
        .put(wait.toEndpointId(), wait);
    size++;
  }

  private void remove(Wait wait) {
    Map<String, Wait> waits = bySubject.get(wait.subjectId());
    if (waits != null && waits.remove(wait.toEndpointId(), wait)) {
      size--;
      if (waits.isEmpty()) {
        bySubject.remove(wait.subjectId());
      }
    }
  }
}
