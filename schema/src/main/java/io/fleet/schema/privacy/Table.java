package io.fleet.schema.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table as {@code system} describes it, in what matters of people.
 *
 * @param name of the table
 * @param engine with its family's name
 * @param moment the column that says when a row happened; empty if there is none
 * @param states its columns of aggregate states, whatever they hold
 * @param columns those that can name a driver
 */
record Table(String name, String engine, String moment, List<String> states, List<Column> columns) {
  private static final String ALL =
      "SELECT t.name, t.engine, c.name, c.type, c.is_in_sorting_key, c.comment"
          + " FROM system.columns AS c INNER JOIN system.tables AS t"
          + " ON t.database = c.database AND t.name = c.table"
          + " WHERE t.database = {database:String} AND t.engine LIKE '%MergeTree'"
          + " ORDER BY t.name, c.position FORMAT TSVRaw";

  /** The table in which rows of one kind are about a driver and the others are not. */
  private static final String REFERENCE = "reference";

  private static final String DRIVERS = "(`kind` = 'drivers' AND `id` = {id:String})";

  /** Every table of the database that holds rows, those made of others last. */
  static List<Table> all(ClickHouseHttp store) throws IOException, InterruptedException {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (List<String> row : store.run(ALL, Map.of("database", store.database()))) {
      String name = row.get(0);
      Table table =
          tables.getOrDefault(name, new Table(name, row.get(1), "", List.of(), List.of()));
      tables.put(name, table.with(row.get(2), row.get(3), row.get(4).equals("1"), row.get(5)));
    }
    return tables.values().stream().sorted(Comparator.comparing(Table::isMadeOfOthers)).toList();
  }

  private Table with(String column, String type, boolean inKey, String comment) {
    boolean saysWhen = type.contains("DateTime") && !type.contains("AggregateFunction(arg");
    List<String> allStates = new ArrayList<>(states);
    if (type.startsWith("AggregateFunction")) {
      allStates.add(column);
    }
    List<Column> all = new ArrayList<>(columns);
    // what a thing other than a driver is called by is no driver's
    if (!(name.equals(REFERENCE) && column.equals("id"))) {
      Column.of(column, type, inKey, comment).ifPresent(all::add);
    }
    return new Table(name, engine, moment.isEmpty() && saysWhen ? column : moment, allStates, all);
  }

  /** Whether a row names the person anywhere. */
  String mentions() {
    List<String> any = new ArrayList<>();
    columns.forEach(column -> any.add(column.mentions()));
    if (name.equals(REFERENCE)) {
      any.add(DRIVERS);
    }
    return any.isEmpty() ? "false" : String.join(" OR ", any);
  }

  /** Whether a row is about the person, so that nothing of it may stay. */
  String isPersonal() {
    List<String> any =
        columns.stream()
            .filter(
                column ->
                    column.kind() == Column.Kind.BYTES
                        || column.kind() == Column.Kind.STATE
                        || (column.kind() == Column.Kind.DRIVER && column.inKey()))
            .map(Column::mentions)
            .collect(Collectors.toCollection(ArrayList::new));
    if (name.equals(REFERENCE)) {
      any.add(DRIVERS);
    }
    return any.isEmpty() ? "false" : String.join(" OR ", any);
  }

  /** Columns whose value can be changed, in the identity or outside of it. */
  List<Column> changeable(boolean inKey) {
    Predicate<Column> fixed =
        column ->
            column.kind() == Column.Kind.BYTES
                || column.kind() == Column.Kind.STATE
                || (column.kind() == Column.Kind.DRIVER && column.inKey());
    return columns.stream().filter(fixed.negate()).filter(c -> c.inKey() == inKey).toList();
  }

  /** Whether rows of other tables feed it: what is put there in another's place arrives here. */
  private boolean isMadeOfOthers() {
    return engine.contains("Aggregating");
  }

  boolean hasStates() {
    return columns.stream().anyMatch(column -> column.kind() == Column.Kind.STATE);
  }

  /** FINAL, where the engine knows it. */
  String onceEach() {
    return engine.equals("MergeTree") ? "" : " FINAL";
  }
}
