package io.fleet.notifier.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds among a lane's messages the older versions of what a newer one tells of. */
final class Versions {
  private final Map<String, List<Delivery>> bySubject = new HashMap<>();

  void add(Delivery delivery) {
    bySubject.computeIfAbsent(delivery.gist().subjectId(), id -> new ArrayList<>(1)).add(delivery);
  }

  void remove(Delivery delivery) {
    List<Delivery> same = bySubject.get(delivery.gist().subjectId());
    if (same != null && same.remove(delivery) && same.isEmpty()) {
      bySubject.remove(delivery.gist().subjectId());
    }
  }

  /** Interim ones that are needless now that this one is delivered. */
  List<Delivery> supersededBy(Delivery delivered) {
    return olderThan(delivered, older -> older.gist().interim());
  }

  /** Those that still wait until they can no longer be replaced, and are replaced by this one. */
  List<Delivery> replacedBy(Delivery newer, long nowMs) {
    return olderThan(newer, older -> isSettling(older, nowMs));
  }

  /** Whether a newer version waits until it can no longer be replaced. */
  boolean isReplaced(Delivery delivery, long nowMs) {
    long version = delivery.gist().version();
    return same(delivery).stream()
        .anyMatch(other -> other.gist().version() > version && isSettling(other, nowMs));
  }

  int subjectCount() {
    return bySubject.size();
  }

  private List<Delivery> olderThan(Delivery delivery, Predicate<Delivery> and) {
    long version = delivery.gist().version();
    return same(delivery).stream()
        .filter(other -> other.gist().version() < version)
        .filter(and)
        .toList();
  }

  private List<Delivery> same(Delivery delivery) {
    return bySubject.getOrDefault(delivery.gist().subjectId(), List.of());
  }

  /** What was never attempted and is due only later waits for nothing else. */
  private static boolean isSettling(Delivery delivery, long nowMs) {
    return delivery.isWaiting() && delivery.attempts() == 0 && delivery.dueMs() > nowMs;
  }
}
