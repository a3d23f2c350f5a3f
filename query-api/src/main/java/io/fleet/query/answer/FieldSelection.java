package io.fleet.query.answer;

import io.fleet.query.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields of an item somebody wants.
 *
 * @param names empty for all
 */
public record FieldSelection(Set<String> names) {
  /** The query parameter that makes it. */
  public static final String PARAMETER = "fields";

  /** Every field. */
  public static final FieldSelection ALL = new FieldSelection(Set.of());

  private static final int MAX_LENGTH = 2_000;

  /**
   * Reads names parted by commas.
   *
   * @throws ProblemException if one is not among those there are
   */
  static FieldSelection parse(String text, Set<String> known) {
    if (text == null || text.isEmpty()) {
      return ALL;
    }
    if (text.length() > MAX_LENGTH) {
      throw ProblemException.parameter(PARAMETER, "at most " + MAX_LENGTH + " characters expected");
    }
    Set<String> names = new LinkedHashSet<>(List.of(text.split(",", -1)));
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(n -> refuse(n, known));
    return new FieldSelection(Set.copyOf(names));
  }

  private static void refuse(String name, Set<String> known) {
    String shown = name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "a name";
    throw ProblemException.parameter(
        PARAMETER, shown + " is none of " + new TreeSet<>(known) + ", parted by commas");
  }

  /** Whether a field is wanted. */
  public boolean has(String name) {
    return names.isEmpty() || names.contains(name);
  }

  public boolean isAll() {
    return names.isEmpty();
  }
}
