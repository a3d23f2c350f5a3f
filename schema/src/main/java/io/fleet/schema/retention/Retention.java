package io.fleet.schema.retention;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long every table and topic is kept: {@code retention.yaml}, and above it what an installation
 * says otherwise. Counted from ingest, not from event time.
 */
public final class Retention {
  /** The environment's say: {@code positions=P30D,changes=P14D}. */
  public static final String VARIABLE = "FLEET_RETENTION";

  private static final String FILE = "/retention.yaml";
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

  private final Map<String, Keep> keeps = new LinkedHashMap<>();
  private final Map<String, String> classOfTable = new TreeMap<>();
  private final Map<String, String> classOfTopic = new TreeMap<>();
  private final Map<String, Map<String, String>> classOfColumn = new TreeMap<>();

  private Retention(Map<String, RetentionClass> classes) {
    classes.forEach(this::add);
  }

  /** What the file says. */
  public static Retention standard() {
    return of("");
  }

  /**
   * What the file says, and otherwise what is told.
   *
   * @param told as {@link #VARIABLE} has it; empty for nothing
   * @throws IllegalArgumentException if it names no class or no period, or months for a class with
   *     topics
   */
  public static Retention of(String told) {
    Retention retention = new Retention(read());
    for (String part : told.strip().isEmpty() ? new String[0] : told.strip().split("\\s*,\\s*")) {
      String[] sides = part.split("=", 2);
      if (sides.length != 2 || !retention.keeps.containsKey(sides[0])) {
        throw new IllegalArgumentException(
            VARIABLE + " knows " + retention.keeps.keySet() + ", not " + part);
      }
      retention.say(sides[0], Keep.parse(sides[1]));
    }
    return retention;
  }

  private static Map<String, RetentionClass> read() {
    try (InputStream in = Retention.class.getResourceAsStream(FILE)) {
      return YAML.readValue(in, new TypeReference<LinkedHashMap<String, RetentionClass>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, RetentionClass content) {
    content.tables().forEach(table -> once(classOfTable, table, name));
    content.topics().forEach(topic -> once(classOfTopic, topic, name));
    content
        .columns()
        .forEach(
            (table, columns) ->
                columns.forEach(
                    column ->
                        once(
                            classOfColumn.computeIfAbsent(table, t -> new TreeMap<>()),
                            column,
                            name)));
    say(name, Keep.parse(content.keep()));
  }

  private static void once(Map<String, String> classes, String thing, String name) {
    if (classes.put(thing, name) != null) {
      throw new IllegalArgumentException(thing + " is in more than one class");
    }
  }

  /** A class of compacted topics is never in time, one of others always. */
  private void say(String name, Keep keep) {
    boolean hasTopics = classOfTopic.containsValue(name);
    Keep before = keeps.get(name);
    if (before != null && before.isForEver() != keep.isForEver()) {
      throw new IllegalArgumentException(name + " cannot be kept " + keep);
    }
    if (hasTopics && !keep.isForEver() && keep.millis().isEmpty()) {
      throw new IllegalArgumentException(name + " has topics and must be in days, not " + keep);
    }
    keeps.put(name, keep);
  }

  /** The classes, by name. */
  public Map<String, Keep> classes() {
    return Map.copyOf(keeps);
  }

  /** The tables that are in a class. */
  public Set<String> tables() {
    return Set.copyOf(classOfTable.keySet());
  }

  /** The topics that are in a class. */
  public Set<String> topics() {
    return Set.copyOf(classOfTopic.keySet());
  }

  /** How long a table's rows are kept; nothing of a table that is in no class. */
  public Optional<Keep> ofTable(String table) {
    return Optional.ofNullable(classOfTable.get(table)).map(keeps::get);
  }

  /** How long a topic's records are kept; nothing of a topic that is in no class. */
  public Optional<Keep> ofTopic(String topic) {
    return classOfTopic(topic).map(keeps::get);
  }

  /** The class of a topic. */
  public Optional<String> classOfTopic(String topic) {
    return Optional.ofNullable(classOfTopic.get(topic));
  }

  /** Columns of a table that are emptied before its rows go, in order. */
  public List<String> columns(String table) {
    return List.copyOf(classOfColumn.getOrDefault(table, Map.of()).keySet());
  }

  /** How long such a column is kept. */
  public Keep ofColumn(String table, String column) {
    return keeps.get(classOfColumn.get(table).get(column));
  }
}
