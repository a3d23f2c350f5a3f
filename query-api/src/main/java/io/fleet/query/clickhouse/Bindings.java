package io.fleet.query.clickhouse;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values for the parameters of one query. They travel beside the SQL text, never in it: the server
 * parses each as a value of the type its place in the query declares.
 */
public final class Bindings {
  private final Map<String, String> values = new TreeMap<>();

  /** Binds a text; null is the empty text, which every query reads as "any". */
  public Bindings text(String name, String value) {
    values.put(name, value == null ? "" : escaped(value));
    return this;
  }

  /** Binds a list of texts, for a place of type {@code Array(String)}. */
  public Bindings texts(String name, Collection<String> list) {
    values.put(
        name,
        list.stream()
            .map(value -> '\'' + escaped(value).replace("'", "\\'") + '\'')
            .collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  /** Binds a whole number, such as epoch milliseconds. */
  public Bindings number(String name, long value) {
    values.put(name, Long.toString(value));
    return this;
  }

  /** Binds a yes or no. */
  public Bindings flag(String name, boolean value) {
    values.put(name, Boolean.toString(value));
    return this;
  }

  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** As ClickHouse reads a parameter: tab-separated text, in which these characters are escaped. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\0", "\\0");
  }
}
