package io.fleet.query.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One query of {@code resources/sql}, with its parameters written as ClickHouse writes them, {@code
 * {name:Type}}. A condition that several queries share stands in {@code resources/sql-part}; a
 * query names it after an at sign, with the column it is asked of in brackets and, where the part
 * needs one, a column of ids after it.
 *
 * @param name the file's name without {@code .sql}; a tag of the query's metrics
 * @param text what is sent, but for conditions that its values decide
 * @param parameters names that must be bound, no more and no less
 */
public record SqlFile(String name, String text, Set<String> parameters) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+):[^}]+}");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *--.*\\n");
  private static final Pattern PART = Pattern.compile("@([a-z_]+)\\(([a-z_.]+)(?:, ([a-z_]+))?\\)");

  /**
   * Reads the file from the class path; its comments are for whoever reads it there.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SqlFile load(String name) {
    String text = withParts(COMMENT.matcher(resource("/sql/" + name + ".sql")).replaceAll(""));
    return new SqlFile(name, text, parametersOf(text));
  }

  private static String withParts(String text) {
    return PART.matcher(text)
        .replaceAll(part -> quoted(part.group(1), part.group(2), part.group(3)));
  }

  private static String quoted(String part, String column, String id) {
    String file = COMMENT.matcher(resource("/sql-part/" + part + ".sql")).replaceAll("");
    String condition = file.strip().replace("@column", column);
    return Matcher.quoteReplacement(
        withParts(id == null ? condition : condition.replace("@id", id)));
  }

  private static String resource(String path) {
    try (InputStream in = SqlFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /**
   * The same query of another view that has the columns it asks for.
   *
   * @throws IllegalArgumentException if it does not read the view it is said to read
   */
  public SqlFile reading(String view, String otherView) {
    if (!text.contains("FROM " + view)) {
      throw new IllegalArgumentException(name + " does not read " + view);
    }
    return new SqlFile(
        name + '-' + otherView, text.replace("FROM " + view, "FROM " + otherView), parameters);
  }

  /**
   * The same query with another expression for a column it gives.
   *
   * @throws IllegalArgumentException if it has no such expression
   */
  public SqlFile telling(String expression, String otherExpression) {
    if (!text.contains(expression)) {
      throw new IllegalArgumentException(name + " does not tell " + expression);
    }
    return new SqlFile(name, text.replace(expression, otherExpression), parameters);
  }

  /**
   * The same query with another part in the place of one of its own, as the order of its rows.
   *
   * @param tag what its name ends with
   * @param part as the query has it, such as {@code @newest_first(at, id)}
   * @throws IllegalArgumentException if it has no such part
   */
  public SqlFile with(String tag, String part, String otherPart) {
    String own = withParts(part);
    if (!text.contains(own)) {
      throw new IllegalArgumentException(name + " has no " + part);
    }
    String other = text.replace(own, withParts(otherPart));
    return new SqlFile(name + '-' + tag, other, parametersOf(other));
  }

  private static Set<String> parametersOf(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return Set.copyOf(names);
  }
}
