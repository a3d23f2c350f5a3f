package io.fleet.dashboards.question;

import io.fleet.dashboards.question.Filter.FieldFilter;
import io.fleet.dashboards.question.Filter.Variable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question's SQL with what was chosen put in as Metabase does it: a variable becomes its value, a
 * field filter a condition, or {@code 1 = 1} where nothing is chosen; a clause in double brackets
 * goes unless all it names is given.
 */
public final class ChosenSql {
  private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z_]+)}}");

  private ChosenSql() {}

  /** The names a question uses. */
  public static List<String> used(Question question) {
    return names(question.sql());
  }

  /** The names it uses outside of optional clauses. */
  public static List<String> needed(Question question) {
    return names(OPTIONAL.matcher(question.sql()).replaceAll(""));
  }

  /**
   * The SQL.
   *
   * @param chosen values by the filters' names; more than one for field filters alone
   */
  public static String of(Question question, Map<String, List<String>> chosen) {
    Map<String, String> put = new LinkedHashMap<>();
    for (Filter filter : question.filters()) {
      List<String> values = chosen.getOrDefault(filter.name(), List.of());
      if (filter instanceof FieldFilter field && !values.isEmpty()) {
        put.put(filter.name(), condition(field, values));
      } else if (filter instanceof Variable variable) {
        String value = values.isEmpty() ? variable.standard() : values.get(0);
        if (!value.isEmpty()) {
          put.put(filter.name(), value(variable, value));
        }
      }
    }
    String kept =
        OPTIONAL.matcher(question.sql()).replaceAll(clause -> kept(clause, put.keySet()::contains));
    return NAME.matcher(kept)
        .replaceAll(name -> Matcher.quoteReplacement(put.getOrDefault(name.group(1), "1 = 1")));
  }

  private static String kept(MatchResult clause, java.util.function.Predicate<String> isGiven) {
    boolean all = names(clause.group(1)).stream().allMatch(isGiven);
    return all ? Matcher.quoteReplacement(clause.group(1)) : "";
  }

  private static String condition(FieldFilter field, List<String> values) {
    String column = "`" + field.view() + "`.`" + field.column() + "`";
    return values.stream()
        .map(ChosenSql::quoted)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  private static String value(Variable variable, String value) {
    return switch (variable.type()) {
      case NUMBER -> new java.math.BigDecimal(value).toPlainString();
      case DATE -> quoted(LocalDate.parse(value).toString());
      case TEXT -> quoted(value);
    };
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static List<String> names(String sql) {
    return List.copyOf(
        new TreeSet<>(NAME.matcher(sql).results().map(match -> match.group(1)).toList()));
  }
}
