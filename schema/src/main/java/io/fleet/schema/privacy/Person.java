package io.fleet.schema.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A driver, and all the words that mean nobody else. A word counts where it stands alone: not as a
 * part of a longer one of letters, digits, hyphens and underscores, so that {@code drv-1} is
 * neither {@code drv-12} nor {@code drv-1-b}.
 */
public final class Person {
  /** What stands in texts where a word of the person stood. */
  public static final String ERASED = "erased";

  /** A shorter name is not looked for: it would be found everywhere. */
  private static final int SHORTEST_NAME = 3;

  private static final int LONGEST_ID = 64;
  private static final String BEFORE = "(^|[^A-Za-z0-9_-])";
  private static final String AFTER = "($|[^A-Za-z0-9_-])";

  private final String id;
  private final List<String> words;

  /**
   * @param id the pseudonym that facts carry, 1 to 64 characters
   * @param names name, telephone, licence: what reference data knows; short ones are left out
   */
  public Person(String id, Collection<String> names) {
    if (id == null || id.isBlank() || id.length() > LONGEST_ID || id.equals(ERASED)) {
      throw new IllegalArgumentException("no id of a driver: " + id);
    }
    this.id = id;
    List<String> all = new ArrayList<>(List.of(id));
    for (String name : names) {
      if (name != null && name.strip().length() >= SHORTEST_NAME && !all.contains(name.strip())) {
        all.add(name.strip());
      }
    }
    this.words = List.copyOf(all);
  }

  /** The pseudonym. */
  public String id() {
    return id;
  }

  /** The id and the names. */
  public List<String> words() {
    return words;
  }

  /**
   * Where a word stands alone, with what stands before and behind it as groups 1 and 2; understood
   * alike by Java and by RE2.
   */
  public String expression() {
    return words.stream()
        .flatMap(word -> spellings(word).stream())
        .map(Person::quoted)
        .collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER));
  }

  /** The same, compiled. */
  public Pattern pattern() {
    return Pattern.compile(expression());
  }

  /** As it is, as JSON has it, and as ClickHouse writes it within an array. */
  private static List<String> spellings(String word) {
    String json = word.replace("\\", "\\\\").replace("\"", "\\\"");
    String sql = word.replace("\\", "\\\\").replace("'", "\\'");
    return List.of(word, json, sql).stream().distinct().toList();
  }

  private static String quoted(String word) {
    return word.replaceAll("([^\\p{L}\\p{N} _])", "\\\\$1");
  }
}
