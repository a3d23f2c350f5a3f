package io.fleet.events.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All versions of all reference data that were heard of, and which of them is in force at a moment:
 * the one that began last. Safe for many threads.
 */
public final class ReferenceBook {
  private final Map<ReferenceKind, Map<String, List<ReferenceVersion>>> byKind =
      new EnumMap<>(ReferenceKind.class);

  public ReferenceBook() {
    for (ReferenceKind kind : ReferenceKind.values()) {
      byKind.put(kind, new ConcurrentHashMap<>());
    }
  }

  /** Takes a version; it replaces the one of the same id that begins at the same moment. */
  public void put(ReferenceVersion version) {
    byKind
        .get(version.kind())
        .merge(version.id(), List.of(version), (known, added) -> with(known, version));
  }

  /**
   * Forgets a version whose record was taken out of the log.
   *
   * @param key of the record, as {@link ReferenceVersion#key()} makes it; another one is ignored
   */
  public void forget(ReferenceKind kind, byte[] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    int at = text.lastIndexOf('@');
    if (at > 0) {
      byKind.get(kind).computeIfPresent(text.substring(0, at), (id, known) -> without(known, text));
    }
  }

  private static List<ReferenceVersion> without(List<ReferenceVersion> known, String key) {
    List<ReferenceVersion> left =
        known.stream()
            .filter(version -> !key.equals(version.id() + '@' + version.validFromMs()))
            .toList();
    return left.isEmpty() ? null : left;
  }

  private static List<ReferenceVersion> with(List<ReferenceVersion> known, ReferenceVersion added) {
    List<ReferenceVersion> versions = new ArrayList<>(known);
    versions.removeIf(version -> version.validFromMs() == added.validFromMs());
    versions.add(added);
    versions.sort(Comparator.comparingLong(ReferenceVersion::validFromMs));
    return List.copyOf(versions);
  }

  /** What is in force of an id at a moment, or null if there is nothing yet or no more. */
  public ReferenceVersion inForce(ReferenceKind kind, String id, long atMs) {
    List<ReferenceVersion> versions = versions(kind, id);
    for (int i = versions.size() - 1; i >= 0; i--) {
      ReferenceVersion version = versions.get(i);
      if (version.validFromMs() <= atMs) {
        return version.deleted() ? null : version;
      }
    }
    return null;
  }

  /** All versions of an id, in the order in which they hold. */
  public List<ReferenceVersion> versions(ReferenceKind kind, String id) {
    return byKind.get(kind).getOrDefault(id, List.of());
  }

  /** Every id of a kind that there ever was. */
  public Set<String> ids(ReferenceKind kind) {
    return Set.copyOf(byKind.get(kind).keySet());
  }
}
