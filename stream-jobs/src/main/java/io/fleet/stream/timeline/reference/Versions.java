package io.fleet.stream.timeline.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All versions of one kind of reference data, understood. In force is the one that began last, as
 * in {@link io.fleet.events.reference.ReferenceBook}; here it comes with the time for which it is.
 * One thread may write while others read.
 *
 * @param <T> the content
 */
final class Versions<T> {
  private final Map<String, List<Version<T>>> byId = new ConcurrentHashMap<>();

  /** One version; its content is null if the thing is gone from then on. */
  private record Version<T>(long fromMs, long number, T content) {}

  /**
   * Takes a version; it replaces the one that begins at the same moment, unless that is a newer
   * one: a topic read again from its beginning tells old things first.
   *
   * @return whether anything is different now
   */
  boolean put(String id, long fromMs, long number, T content) {
    List<Version<T>> known = byId.getOrDefault(id, List.of());
    List<Version<T>> versions = new ArrayList<>(known);
    Version<T> added = new Version<>(fromMs, number, content);
    for (Version<T> version : known) {
      if (version.fromMs == fromMs) {
        if (version.number > number) {
          return false;
        }
        versions.remove(version);
      }
    }
    versions.add(added);
    versions.sort(Comparator.comparingLong(Version::fromMs));
    byId.put(id, List.copyOf(versions));
    return known.stream().noneMatch(v -> v.fromMs == fromMs && Objects.equals(v.content, content));
  }

  /** What is in force of an id at a moment. */
  Holding<T> at(String id, long timeMs) {
    List<Version<T>> versions = byId.getOrDefault(id, List.of());
    long toMs = Long.MAX_VALUE;
    for (int i = versions.size() - 1; i >= 0; i--) {
      Version<T> version = versions.get(i);
      if (version.fromMs <= timeMs) {
        return new Holding<>(version.content, version.fromMs, toMs);
      }
      toMs = version.fromMs;
    }
    return new Holding<>(null, Long.MIN_VALUE, toMs);
  }

  /** How many versions there are. */
  int size() {
    return byId.values().stream().mapToInt(List::size).sum();
  }
}
