package io.fleet.dashboards.question;

import io.fleet.dashboards.question.Filter.FieldFilter;
import io.fleet.dashboards.question.Filter.Type;
import io.fleet.dashboards.question.Filter.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question: what its header says, and its SQL.
 *
 * @param key the folder and the file without its ending, for example {@code trips/totals}
 * @param columns what it returns, in order
 * @param series the column that makes one line or bar of each of its values; empty: there is none
 * @param sql what follows the header
 */
public record Question(
    String key,
    String title,
    String description,
    Visualisation visualisation,
    List<String> columns,
    String series,
    List<Filter> filters,
    String sql) {
  private static final Pattern LINE = Pattern.compile("-- ([a-z]+): (.*)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");

  /** Reads the text of a file; what is wrong with it is an {@link IllegalArgumentException}. */
  static Question parse(String key, List<String> lines) {
    Map<String, String> header = new LinkedHashMap<>();
    List<Filter> filters = new ArrayList<>();
    int line = 0;
    for (; line < lines.size() && lines.get(line).startsWith("--"); line++) {
      Matcher match = LINE.matcher(lines.get(line));
      if (!match.matches()) {
        throw wrong(key, "not a line of a header: " + lines.get(line));
      }
      String value = match.group(2);
      switch (match.group(1)) {
        case "parameter" -> filters.add(variable(key, value.split("\\|", -1)));
        case "field" -> filters.add(fieldFilter(key, value.split("\\|", -1)));
        default -> {
          if (header.put(match.group(1), value) != null) {
            throw wrong(key, "twice: " + lines.get(line));
          }
        }
      }
    }
    Question question =
        new Question(
            key,
            take(key, header, "title"),
            take(key, header, "description"),
            visualisation(key, take(key, header, "visualisation")),
            List.of(take(key, header, "columns").split(", ")),
            header.containsKey("series") ? take(key, header, "series") : "",
            List.copyOf(filters),
            String.join("\n", lines.subList(line, lines.size())).strip());
    if (!header.isEmpty()) {
      throw wrong(key, "unknown in a header: " + header.keySet());
    }
    return question;
  }

  private static String take(String key, Map<String, String> header, String name) {
    String value = header.remove(name);
    if (value == null || value.isBlank()) {
      throw wrong(key, "no " + name);
    }
    return value.strip();
  }

  private static Visualisation visualisation(String key, String name) {
    try {
      return Visualisation.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(key, "no such visualisation: " + name);
    }
  }

  private static Variable variable(String key, String[] parts) {
    if (parts.length != 4) {
      throw wrong(key, "a parameter is: name | type | standard | label");
    }
    Type type;
    try {
      type = Type.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(key, "no such type: " + parts[1]);
    }
    return new Variable(name(key, parts[0]), type, parts[2].strip(), parts[3].strip());
  }

  private static FieldFilter fieldFilter(String key, String[] parts) {
    String[] field = parts.length == 3 ? parts[1].strip().split("\\.") : new String[0];
    if (field.length != 2) {
      throw wrong(key, "a field is: name | view.column | label");
    }
    return new FieldFilter(name(key, parts[0]), field[0], field[1], parts[2].strip());
  }

  private static String name(String key, String text) {
    if (!NAME.matcher(text.strip()).matches()) {
      throw wrong(key, "not a name: " + text);
    }
    return text.strip();
  }

  private static IllegalArgumentException wrong(String key, String what) {
    return new IllegalArgumentException(key + ".sql: " + what);
  }
}
