package io.fleet.clickhouse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one request wants its connection to be set to: the current database and ClickHouse settings.
 * The connection keeps them until the next request wants something else, so that requests alike
 * cost no extra statement.
 *
 * @param database name of the current database
 * @param settings setting name to value as text; names are letters, digits and underscores
 */
record SessionSettings(String database, Map<String, String> settings) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  SessionSettings {
    settings = Map.copyOf(settings);
  }

  /** As of a connection that was just opened. */
  static SessionSettings fresh() {
    return new SessionSettings("default", Map.of());
  }

  /**
   * The SET statement that leads from here to the wanted settings, or empty when there is nothing
   * to change.
   */
  String statementTowards(SessionSettings wanted) throws EngineException {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String name : settings.keySet()) {
      if (!wanted.settings.containsKey(name)) {
        changes.put(checked(name), "DEFAULT");
      }
    }
    for (Map.Entry<String, String> setting : wanted.settings.entrySet()) {
      if (!setting.getValue().equals(settings.get(setting.getKey()))) {
        changes.put(checked(setting.getKey()), quoted(setting.getValue(), '\''));
      }
    }
    return changes.isEmpty() ? "" : "SET " + joined(changes);
  }

  /** The USE statement that leads to the wanted database, or empty when it is the current one. */
  String useTowards(SessionSettings wanted) {
    return database.equals(wanted.database) ? "" : "USE " + quoted(wanted.database, '`');
  }

  private static String joined(Map<String, String> changes) {
    StringBuilder text = new StringBuilder();
    changes.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(" = ").append(value));
    return text.toString();
  }

  private static String checked(String name) throws EngineException {
    if (!NAME.matcher(name).matches()) {
      throw EngineException.of(115, "UNKNOWN_SETTING", "'" + name + "' is no name of a setting");
    }
    return name;
  }

  private static String quoted(String text, char quote) {
    StringBuilder quoted = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == quote) {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append(quote).toString();
  }
}
