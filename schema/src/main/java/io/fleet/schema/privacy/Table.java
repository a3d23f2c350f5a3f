package io.fleet.schema.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final String TABLES =
      "SELECT name, engine FROM system.tables WHERE database = {database:String}"
          + " AND engine LIKE '%MergeTree' ORDER BY name";
  private static final String COLUMNS =
      "SELECT name, type, is_in_sorting_key, comment FROM system.columns"
          + " WHERE database = {database:String} AND table = {table:String} ORDER BY position"
          + " FORMAT TSVRaw";

  /** The table in which rows of one kind are about a driver and the others are not. */
  private static final String REFERENCE = "reference";

  private static final String DRIVERS = "(`kind` = 'drivers' AND `id` = {id:String})";

  /** Every table of the database that holds rows, those made of others last. */
  static List<Table> all(ClickHouseHttp store) throws IOException, InterruptedException {
    List<Table> tables = new ArrayList<>();
    for (List<String> row : store.run(TABLES, Map.of("database", store.database()))) {
      tables.add(of(store, row.get(0), row.get(1)));
    }
    tables.sort(Comparator.comparing(Table::hasStates));
    return tables;
  }

  private static Table of(ClickHouseHttp store, String name, String engine)
      throws IOException, InterruptedException {
    Map<String, String> which = Map.of("database", store.database(), "table", name);
    String moment = "";
    List<String> states = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (List<String> row : store.run(COLUMNS, which)) {
      String column = row.get(0);
      String type = row.get(1);
      if (moment.isEmpty()
          && type.contains("DateTime")
          && !type.contains("AggregateFunction(arg")) {
        moment = column;
      }
      if (type.startsWith("AggregateFunction")) {
        states.add(column);
      }
      // what a thing other than a driver is called by is no driver's
      if (!(name.equals(REFERENCE) && column.equals("id"))) {
        Column.of(column, type, row.get(2).equals("1"), row.get(3)).ifPresent(columns::add);
      }
    }
    return new Table(name, engine, moment, states, columns);
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

  boolean hasStates() {
    return columns.stream().anyMatch(column -> column.kind() == Column.Kind.STATE);
  }

  /** FINAL, where the engine knows it. */
  String onceEach() {
    return engine.equals("MergeTree") ? "" : " FINAL";
  }
}
