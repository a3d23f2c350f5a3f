package io.fleet.notifier.group;

import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of subjects; beyond a bound the oldest is forgotten. */
final class RecentSubjects {
  private final int most;
  private final Set<String> ids = new LinkedHashSet<>();

  RecentSubjects(int most) {
    this.most = most;
  }

  void add(String id) {
    ids.add(id);
    if (ids.size() > most) {
      ids.remove(ids.iterator().next());
    }
  }

  boolean contains(String id) {
    return ids.contains(id);
  }
}
