package io.fleet.schema.privacy;

import java.util.Optional;

/**
 * A column of a table that can hold words, and how a person is found in it and taken out.
 * Statements bind {@code id} and {@code pattern}.
 *
 * @param name as the table has it
 * @param type as ClickHouse writes it
 * @param inKey whether it is part of the row's identity
 */
record Column(String name, String type, boolean inKey, Kind kind) {
  private static final String TEXT = "(LowCardinality\\()?(Nullable\\()?String\\)*";

  /** What the jobs keep for themselves, in a form that is no text, says so. */
  private static final String BYTES = "bytes";

  /** What a column holds. */
  enum Kind {
    /** The driver of a fact, and nothing else. */
    DRIVER,
    /** Text in which a driver may be named. */
    TEXT,
    TEXTS,
    MAP,
    /** Texts in some other structure. */
    STRUCTURE,
    /** An aggregate's state. */
    STATE,
    /** A form of somebody's own, in which only bytes can be looked for. */
    BYTES
  }

  /** The column, if it can name a driver. A vehicle's name is a vehicle's. */
  static Optional<Column> of(String name, String type, boolean inKey, String comment) {
    if (!type.contains("String") || name.equals("vehicle_id") || name.endsWith("_vehicle_id")) {
      return Optional.empty();
    }
    return Optional.of(new Column(name, type, inKey, kind(name, type, comment)));
  }

  private static Kind kind(String name, String type, String comment) {
    if (type.startsWith("AggregateFunction")) {
      return Kind.STATE;
    }
    if (type.startsWith("Map(")) {
      return Kind.MAP;
    }
    if (type.matches("Array\\(" + TEXT + "\\)")) {
      return Kind.TEXTS;
    }
    if (!type.matches(TEXT)) {
      return Kind.STRUCTURE;
    }
    if (comment.equals(BYTES)) {
      return Kind.BYTES;
    }
    return name.equals("driver_id") ? Kind.DRIVER : Kind.TEXT;
  }

  /** Whether a row names the person here. */
  String mentions() {
    return switch (kind) {
      case DRIVER -> quoted() + " = {id:String}";
      case BYTES -> "position(" + quoted() + ", {id:String}) > 0";
      case STATE -> matches("toString(finalizeAggregation(" + quoted() + "))");
      case TEXT -> matches(quoted());
      case TEXTS, MAP, STRUCTURE -> matches("toString(" + quoted() + ")");
    };
  }

  /** Its value without the person; not for states and bytes. */
  String cleaned() {
    String column = quoted();
    return switch (kind) {
      case DRIVER -> "if(" + column + " = {id:String}, '', " + column + ")";
      case TEXT -> cleaned(column);
      case TEXTS -> "arrayMap(x -> " + cleaned("x") + ", " + column + ")";
      case MAP ->
          "mapFromArrays(arrayMap(x -> %s, mapKeys(%s)), arrayMap(x -> %s, mapValues(%s)))"
              .formatted(cleaned("x"), column, cleaned("x"), column);
      case STRUCTURE ->
          "CAST(%s, '%s')".formatted(cleaned("toString(" + column + ")"), type.replace("'", "\\'"));
      case STATE, BYTES -> throw new IllegalStateException(name + " cannot be changed");
    };
  }

  /** Its value as people can read it. */
  String readable() {
    return switch (kind) {
      case STATE -> "finalizeAggregation(" + quoted() + ")";
      case BYTES -> "hex(" + quoted() + ")";
      default -> quoted();
    };
  }

  String quoted() {
    return "`" + name + "`";
  }

  private static String matches(String text) {
    return "match(" + text + ", {pattern:String})";
  }

  /** Twice, since two words may share what stands between them. */
  private static String cleaned(String text) {
    String once = "replaceRegexpAll(%s, {pattern:String}, '\\\\1" + Person.ERASED + "\\\\2')";
    return once.formatted(once.formatted(text));
  }
}
