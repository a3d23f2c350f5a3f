package io.fleet.notifier.group;

import io.fleet.events.NameUuid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The messages that become one. */
final class Members {
  private static final Comparator<Held> ORDER =
      Comparator.comparingLong((Held each) -> each.event().emittedAtMs())
          .thenComparing(each -> each.event().subjectId())
          .thenComparingLong(each -> each.event().version())
          .thenComparing(Held::id);

  private Members() {}

  /** As they were published; the same after a restart, whatever order they are read in. */
  static List<Held> inOrder(List<Held> members) {
    return members.stream().sorted(ORDER).toList();
  }

  /**
   * Cuts them into parts of so many members, and so many characters of content, at most; one that
   * is longer alone is a part of its own.
   */
  static List<List<Held>> parts(List<Held> members, int most, long mostCharacters) {
    List<List<Held>> parts = new ArrayList<>();
    List<Held> part = new ArrayList<>();
    long characters = 0;
    for (Held each : members) {
      long more = each.event().data().length();
      if (!part.isEmpty() && (part.size() == most || characters + more > mostCharacters)) {
        parts.add(part);
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(each);
      characters += more;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /** An id that follows from the members alone. */
  static String id(String kind, List<Held> members) {
    String all = members.stream().map(Held::id).sorted().collect(Collectors.joining(" "));
    return NameUuid.of(kind, all).toString();
  }
}
