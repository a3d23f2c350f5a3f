package io.fleet.query.clickhouse;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a statement what its values have decided already. A condition of the form {@code
 * (value OR …)} is true if the value is: the caller who sees the whole fleet, the text or the list
 * that is empty, which means any. What stands behind the OR would be planned all the same, and is
 * often a view.
 */
final class DecidedConditions {
  private static final Pattern OPEN =
      Pattern.compile(
          "\\((?:\\{(?<flag>[a-z_]+):Bool}"
              + "|\\{(?<text>[a-z_]+):String} = ''"
              + "|empty\\(\\{(?<list>[a-z_]+):Array\\(String\\)}\\))\\s+OR\\s");

  private DecidedConditions() {}

  /**
   * The statement that says the same of these values.
   *
   * @param sql a statement without comments
   * @param values of every parameter
   */
  static String leaveOut(String sql, Map<String, String> values) {
    StringBuilder shorter = new StringBuilder(sql.length());
    Matcher open = OPEN.matcher(sql);
    int from = 0;
    while (open.find(from)) {
      if (isTrue(open, values)) {
        shorter.append(sql, from, open.start()).append("true");
        from = end(sql, open.start());
      } else {
        shorter.append(sql, from, open.end());
        from = open.end();
      }
    }
    return shorter.append(sql, from, sql.length()).toString();
  }

  private static boolean isTrue(Matcher open, Map<String, String> values) {
    if (open.group("flag") != null) {
      return "true".equals(values.get(open.group("flag")));
    }
    return open.group("text") != null
        ? "".equals(values.get(open.group("text")))
        : "[]".equals(values.get(open.group("list")));
  }

  /** Behind the bracket that closes the one that opens there; brackets in texts do not count. */
  private static int end(String sql, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    throw new IllegalArgumentException("a bracket is not closed");
  }
}
