package io.fleet.schema.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question: its header and its SQL, filled in as Metabase fills it in.
 *
 * @param header title, description, visualisation
 * @param columns what it says it returns, in order
 * @param parameters in order of the header
 * @param sql what follows the header
 */
record Question(
    Map<String, String> header, List<String> columns, List<Parameter> parameters, String sql) {
  private static final Pattern HEADER = Pattern.compile("-- ([a-z]+): (.*)");
  private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("\\{\\{([a-z_]+)}}");

  /** One value that can be chosen; {@code standard} is empty when there is none. */
  record Parameter(String name, String type, String standard, String label) {
    boolean isOptional() {
      return standard.isEmpty();
    }
  }

  static Question read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Question parse(List<String> lines) {
    Map<String, String> header = new LinkedHashMap<>();
    List<Parameter> parameters = new ArrayList<>();
    int line = 0;
    for (; lines.get(line).startsWith("--"); line++) {
      var match = HEADER.matcher(lines.get(line));
      if (!match.matches()) {
        throw new IllegalArgumentException("not a line of a header: " + lines.get(line));
      }
      if (match.group(1).equals("parameter")) {
        parameters.add(parameter(match.group(2)));
      } else if (header.put(match.group(1), match.group(2)) != null) {
        throw new IllegalArgumentException("twice: " + lines.get(line));
      }
    }
    List<String> columns = Arrays.asList(header.remove("columns").split(", "));
    String sql = String.join("\n", lines.subList(line, lines.size()));
    return new Question(header, columns, parameters, sql);
  }

  private static Parameter parameter(String text) {
    String[] parts = text.split("\\|");
    return new Parameter(parts[0].trim(), parts[1].trim(), parts[2].trim(), parts[3].trim());
  }

  /** The parameters the SQL uses. */
  List<String> used() {
    return names(sql);
  }

  /** The parameters the SQL uses outside of optional clauses. */
  List<String> needed() {
    return names(OPTIONAL.matcher(sql).replaceAll(""));
  }

  private static List<String> names(String sql) {
    return List.copyOf(
        new TreeSet<>(PARAMETER.matcher(sql).results().map(match -> match.group(1)).toList()));
  }

  /** The SQL with the standard values; an optional clause stays when all its values are given. */
  String filled(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.standard());
      if (!value.isEmpty()) {
        boolean number = parameter.type().equals("number");
        values.put(parameter.name(), number ? value : "'" + value.replace("'", "\\'") + "'");
      }
    }
    String chosen = OPTIONAL.matcher(sql).replaceAll(clause -> chosen(clause, values));
    return PARAMETER
        .matcher(chosen)
        .replaceAll(name -> quoted(values.getOrDefault(name.group(1), name.group())));
  }

  private static String chosen(MatchResult clause, Map<String, String> values) {
    boolean allGiven = values.keySet().containsAll(names(clause.group(1)));
    return allGiven ? quoted(clause.group(1)) : "";
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
