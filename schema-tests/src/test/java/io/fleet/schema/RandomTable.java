package io.fleet.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of one table of facts, made from its description in {@code system}: identities out of few
 * vehicles, people, times and ids, so that tables meet; of each identity one to three versions,
 * each with a content of its own, the last of some withdrawn. The same seed gives the same rows.
 */
final class RandomTable {
  /** Facts are of three days, at whole minutes. */
  private static final int MINUTES = 3 * 24 * 60;

  /** Of a vehicle, an alert, and a plan of deliveries at once. */
  private static final String BODY =
      """
      '{"class":"van","groups":["%s"],"vehicle_id":"%s","vehicle_ids":["v1"],"route_id":"v0","stops":[{"stop_id":"%s","service_s":60,"window_to":"2099-01-01T00:00:00Z"}]}'""";

  private static final int IDENTITIES = 30;
  private static final int IDS = 25;

  /** A column: its name, its type and whether an identity is made of it. */
  record Column(String name, String type, boolean inKey) {}

  /** A row as VALUES has it; {@code last} if no later version of its identity is told. */
  record Row(String values, boolean last, boolean withdrawn) {}

  private final String table;
  private final String versionColumn;
  private final List<Column> columns;
  private final long startMs;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> identities = new HashSet<>();

  RandomTable(Database database, String table, long startMs, long seed) {
    this.table = table;
    this.startMs = startMs;
    String engine = one(database, "engine_full", table);
    this.versionColumn = engine.replaceAll("(?s).*?MergeTree\\((\\w+).*", "$1");
    this.columns =
        database
            .query(
                "SELECT name, type, is_in_sorting_key FROM system.columns WHERE database = 'fleet'"
                    + " AND table = '%s' AND default_kind IN ('', 'DEFAULT') ORDER BY position"
                        .formatted(table))
            .lines()
            .map(line -> line.split("\t"))
            .map(part -> new Column(part[0], part[1].replace("\\'", "'"), part[2].equals("1")))
            .toList();
    Random random = new Random(seed * 1_000_003 + table.hashCode());
    for (int identity = 0; identity < IDENTITIES; identity++) {
      int versions = 1 + random.nextInt(isVersioned() ? 3 : 1);
      addVersions(random.nextLong(), versions, random.nextInt(4) == 0);
    }
  }

  private static String one(Database database, String column, String table) {
    return database.query(
        "SELECT %s FROM system.tables WHERE database = 'fleet' AND name = '%s'"
            .formatted(column, table));
  }

  /** Not so if every content is an identity of its own. */
  private boolean isVersioned() {
    return columns.stream().noneMatch(c -> c.inKey() && c.name().equals(versionColumn));
  }

  private void addVersions(long identity, int versions, boolean endsWithdrawn) {
    boolean canBeWithdrawn = columns.stream().anyMatch(c -> c.name().equals("withdrawn"));
    for (int version = 1; version <= versions; version++) {
      boolean last = version == versions;
      boolean withdrawn = last && endsWithdrawn && canBeWithdrawn;
      Random content = new Random(identity + version);
      Random key = new Random(identity);
      int told = version;
      List<String> values =
          columns.stream()
              .map(
                  column ->
                      value(column, told, withdrawn, column.inKey() ? key : content, identity))
              .toList();
      if (version == 1 && !identities.add(identityOf(values))) {
        return;
      }
      rows.add(new Row("(" + String.join(", ", values) + ")", last, withdrawn));
    }
  }

  private String identityOf(List<String> values) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).inKey())
        .mapToObj(values::get)
        .collect(Collectors.joining());
  }

  private String value(
      Column column, int version, boolean withdrawn, Random random, long identity) {
    if (column.name().equals(versionColumn)) {
      // greater with each version, and, as a hash is, nobody else's
      return Long.toString(version * 1_000_000L + Math.floorMod(identity, 1_000_000));
    }
    return switch (column.name()) {
      case "withdrawn" -> withdrawn ? "1" : "0";
      case "deleted" -> "false";
      // where it was is told with the first content already, see ADR 7
      case "lat_e6" -> place(new Random(identity + 7), 48_100_000);
      case "lon_e6" -> place(new Random(identity + 7), 11_500_000);
      case "body", "data" -> BODY.formatted(word(random), word(random), word(random));
      case "ingested_at" -> time(0);
      default ->
          Words.of(column.name())
              .map(words -> quoted(oneOf(words, random)))
              .orElseGet(() -> typed(column.type(), random));
    };
  }

  private static String place(Random random, int from) {
    return random.nextInt(5) == 0 ? "NULL" : Integer.toString(from + random.nextInt(40_000));
  }

  private String typed(String type, Random random) {
    if (type.startsWith("Nullable(")) {
      String inner = type.substring("Nullable(".length(), type.length() - 1);
      return random.nextInt(4) == 0 ? "NULL" : typed(inner, random);
    }
    if (type.startsWith("LowCardinality(")) {
      return typed(type.substring("LowCardinality(".length(), type.length() - 1), random);
    }
    if (type.startsWith("DateTime")) {
      return time(random.nextInt(MINUTES) * 60_000L);
    }
    if (type.startsWith("Array")) {
      return "[]";
    }
    return switch (type) {
      case "String" -> quoted(word(random));
      case "UUID" -> quoted(new UUID(7, random.nextInt(IDS)).toString());
      case "Bool" -> Boolean.toString(random.nextBoolean());
      case "Date" -> "toDate(" + time(random.nextInt(MINUTES) * 60_000L) + ")";
      case "UInt8" -> Integer.toString(random.nextInt(5));
      default -> type.startsWith("Map") ? "map()" : Integer.toString(random.nextInt(100_000));
    };
  }

  private String time(long afterMs) {
    return RandomDrives.time(startMs + afterMs);
  }

  private static String word(Random random) {
    return "w" + random.nextInt(3);
  }

  private static String oneOf(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  /** Statements that tell half of what there is to tell, in the order of the chance given. */
  List<String> beginning(Random random) {
    return shuffled(rows.stream().filter(row -> random.nextBoolean()).toList(), random);
  }

  /** Statements that tell every version, many repeatedly, in the order of the chance given. */
  List<String> everything(Random random) {
    List<Row> all = new ArrayList<>();
    rows.forEach(row -> IntStream.rangeClosed(0, random.nextInt(3)).forEach(time -> all.add(row)));
    return shuffled(all, random);
  }

  private List<String> shuffled(List<Row> some, Random random) {
    List<Row> all = new ArrayList<>(some);
    Collections.shuffle(all, random);
    return statements(all, 200);
  }

  /** Statements that tell what holds in the end, once. */
  List<String> truth(boolean withdrawn) {
    return statements(
        rows.stream().filter(row -> row.last() && row.withdrawn() == withdrawn).toList(),
        IDENTITIES);
  }

  private List<String> statements(List<Row> all, int size) {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)))
        .map(
            block ->
                "INSERT INTO fleet.%s (%s) SETTINGS async_insert = 0, insert_deduplicate = 0 VALUES %s"
                    .formatted(
                        table,
                        names,
                        block.stream().map(Row::values).collect(Collectors.joining(", "))))
        .toList();
  }

  /** What a column may say that views look at. */
  private static final class Words {
    private Words() {}

    static Optional<List<String>> of(String column) {
      return Optional.ofNullable(
          switch (column) {
            case "vehicle_id" -> List.of("v0", "v1", "v2");
            case "driver_id", "acted_by" -> List.of("anna", "ben", "cleo", "");
            case "id" -> List.of("v0", "v1", "v2");
            case "kind" ->
                List.of(
                    "harsh_braking",
                    "harsh_cornering",
                    "vehicles",
                    "capabilities",
                    "routes",
                    "delivery-plans");
            case "alert_type" -> List.of("overspeed", "battery_low", "fuel_loss");
            case "rule" -> List.of("break", "daily_driving");
            case "stage" -> List.of("warned", "exceeded");
            case "event_type" -> Arrays.asList("trip_start", "trip_end", "driver_login");
            case "action" -> List.of("contested", "excluded", "acknowledged", "closed", "comment");
            case "source" -> List.of("fleet", "fleet", "external");
            case "state" -> List.of("open", "closed", "opened", "resolved", "confirmed");
            case "device_trip_id" -> List.of("", "t1", "t2");
            default -> null;
          });
    }
  }
}
