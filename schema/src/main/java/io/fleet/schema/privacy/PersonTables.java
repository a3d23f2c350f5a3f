package io.fleet.schema.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tables of a database hold of one person. Tables and columns are found in the database
 * itself, so that one that is added later is not forgotten.
 */
public final class PersonTables {
  private static final String AT_ONCE = " SETTINGS mutations_sync = 2";
  private static final String AS_TOLD = " SETTINGS async_insert = 0, insert_deduplicate = 0";

  /**
   * Whom statements that change tables ask for the person: the server keeps their text, in {@code
   * system.mutations} and on its disk, and nobody is to be named there.
   */
  private static final String ASIDE = "erasing";

  private final ClickHouseHttp store;
  private final Map<String, String> parameters;

  public PersonTables(ClickHouseHttp store, Person person) {
    this.store = store;
    this.parameters = Map.of("id", person.id(), "pattern", person.expression());
  }

  /** What there is, table by table; tables without any of it are left out. */
  public List<TableReport> find() throws IOException, InterruptedException {
    return new ArrayList<>(look().values());
  }

  private Map<Table, TableReport> look() throws IOException, InterruptedException {
    List<Table> tables = Table.all(store);
    String sql = tables.stream().map(this::count).collect(Collectors.joining(" UNION ALL "));
    Map<String, TableReport> counted = new HashMap<>();
    for (List<String> row : store.run(sql, parameters)) {
      long rows = Long.parseLong(row.get(1));
      long deleted = Long.parseLong(row.get(2));
      counted.put(row.get(0), new TableReport(row.get(0), rows, deleted, row.get(3), row.get(4)));
    }
    Map<Table, TableReport> found = new LinkedHashMap<>();
    for (Table table : tables) {
      TableReport report = counted.get(table.name());
      if (report != null && report.rows() > 0) {
        found.put(table, report);
      }
    }
    return found;
  }

  private String count(Table table) {
    String span =
        table.moment().isEmpty()
            ? "'', ''"
            : "toString(min(`%1$s`)), toString(max(`%1$s`))".formatted(table.moment());
    return "SELECT '%s', count(), countIf(%s), %s FROM %s WHERE %s"
        .formatted(table.name(), table.isPersonal(), span, path(table), table.mentions());
  }

  /**
   * Writes what there is, each row once and as it holds, as {@code TABLE.ndjson}.
   *
   * @return what there is, as {@link #find} has it
   */
  public List<TableReport> export(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Map<Table, TableReport> found = look();
    for (Table table : found.keySet()) {
      String sql = "SELECT %s FROM (SELECT * FROM %s%s WHERE %s)";
      store.write(
          sql.formatted(readable(table), path(table), table.onceEach(), table.mentions()),
          parameters,
          directory.resolve(table.name() + ".ndjson"));
    }
    return new ArrayList<>(found.values());
  }

  /**
   * Takes the person out: rows that are about the person go, others lose the person. Returns when
   * no row names the person any more, except those that came in meanwhile.
   *
   * @return what there was, as {@link #find} has it
   */
  public List<TableReport> erase() throws IOException, InterruptedException {
    Map<Table, TableReport> found = look();
    if (found.isEmpty()) {
      return List.of();
    }
    run("CREATE OR REPLACE TABLE " + path(ASIDE) + " (id String, pattern String) ENGINE = Memory");
    run("INSERT INTO " + path(ASIDE) + AS_TOLD + " SELECT {id:String}, {pattern:String}");
    for (Map.Entry<Table, TableReport> each : found.entrySet()) {
      erase(each.getKey(), each.getValue().deleted() > 0);
    }
    // not if something failed: a change that still runs asks it, and the next erasure replaces it
    run("DROP TABLE " + path(ASIDE) + " SYNC");
    return new ArrayList<>(found.values());
  }

  private void erase(Table table, boolean hasPersonal) throws IOException, InterruptedException {
    List<String> vehicles = table.hasStates() && hasPersonal ? vehicles(table) : List.of();
    if (hasPersonal) {
      alter(table, "DELETE WHERE " + table.isPersonal());
    }
    rename(table);
    List<Column> changeable = table.changeable(false);
    if (!changeable.isEmpty()) {
      String changes =
          changeable.stream()
              .map(column -> column.quoted() + " = " + column.cleaned())
              .collect(Collectors.joining(", "));
      alter(table, "UPDATE %s WHERE %s".formatted(changes, mentions(changeable)));
    }
    if (!vehicles.isEmpty()) {
      rebuild(table, vehicles);
    }
  }

  /** A row's identity cannot be changed: the row is written once more under another. */
  private void rename(Table table) throws IOException, InterruptedException {
    List<Column> keys = table.changeable(true);
    if (keys.isEmpty()) {
      return;
    }
    String where = mentions(keys);
    String values =
        keys.stream()
            .map(column -> column.cleaned() + " AS " + column.quoted())
            .collect(Collectors.joining(", "));
    String any = "SELECT count() FROM %s WHERE %s".formatted(path(table), where);
    if (!store.run(any, parameters).get(0).get(0).equals("0")) {
      run(
          "INSERT INTO %s%s SELECT * REPLACE (%s) FROM (SELECT * FROM %s WHERE %s)"
              .formatted(path(table), AS_TOLD, values, path(table), where));
      alter(table, "DELETE WHERE " + where);
    }
  }

  private List<String> vehicles(Table table) throws IOException, InterruptedException {
    String sql = "SELECT DISTINCT vehicle_id FROM %s WHERE %s";
    return store.run(sql.formatted(path(table), table.isPersonal()), parameters).stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** From the rows it is made of, which no longer name the person: their tables come first. */
  private void rebuild(Table table, List<String> vehicles)
      throws IOException, InterruptedException {
    String feed =
        store
            .run(
                "SELECT as_select FROM system.tables WHERE database = {database:String}"
                    + " AND name = {feed:String} FORMAT TSVRaw",
                Map.of("database", store.database(), "feed", table.name() + "_feed"))
            .get(0)
            .get(0);
    for (String vehicle : vehicles) {
      store.run(
          "INSERT INTO %s%s SELECT * FROM (%s) WHERE vehicle_id = {vehicle:String}"
              .formatted(path(table), AS_TOLD, feed),
          Map.of("vehicle", vehicle));
    }
  }

  /** Returns when it is done. */
  private void alter(Table table, String change) throws IOException, InterruptedException {
    String named =
        change
            .replace("{id:String}", "(SELECT id FROM " + path(ASIDE) + ")")
            .replace("{pattern:String}", "(SELECT pattern FROM " + path(ASIDE) + ")");
    store.run("ALTER TABLE " + path(table) + " " + named + AT_ONCE, Map.of());
  }

  private void run(String sql) throws IOException, InterruptedException {
    store.run(sql, parameters);
  }

  private static String mentions(List<Column> columns) {
    return columns.stream().map(Column::mentions).collect(Collectors.joining(" OR "));
  }

  /** All columns; states and bytes as people can read them. */
  private static String readable(Table table) {
    List<String> replaced = new ArrayList<>();
    table.states().forEach(s -> replaced.add("finalizeAggregation(`%1$s`) AS `%1$s`".formatted(s)));
    table.columns().stream()
        .filter(column -> column.kind() == Column.Kind.BYTES)
        .forEach(column -> replaced.add(column.readable() + " AS " + column.quoted()));
    return replaced.isEmpty() ? "*" : "* REPLACE (" + String.join(", ", replaced) + ")";
  }

  private String path(Table table) {
    return path(table.name());
  }

  private String path(String table) {
    return "`" + store.database() + "`.`" + table + "`";
  }
}
