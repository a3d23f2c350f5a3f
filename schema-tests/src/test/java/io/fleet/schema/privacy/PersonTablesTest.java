package io.fleet.schema.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.schema.Database;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A person planted into every column that can hold a word is found in all, and then in none. */
class PersonTablesTest {
  private static final String NAME = "Ada O'Neill \\ \"the first\"";
  private static final Person ADA = new Person("drv-ada.7", List.of(NAME, "B072 RRE2I55"));
  private static final Person BEN = new Person("drv-ben.8", List.of("Ben Byte"));

  /** Tables that name drivers and whose rows score_facts repeats. */
  private static final int FED_BY = 4;

  @RegisterExtension static final Database database = Database.emptyOnce();

  @TempDir static Path directory;

  private static PersonTables tables;
  private static List<String> planted;
  private static Map<String, String> ofBen;
  private static List<TableReport> found;
  private static List<TableReport> exported;
  private static List<TableReport> erased;

  /** Once for all: to plant, to export, to erase. */
  @BeforeAll
  static void plantAndErase() throws Exception {
    String address = database.jdbcUrl("fleet").replaceFirst("^jdbc:clickhouse:(.*)/fleet.*$", "$1");
    ClickHouseHttp store = new ClickHouseHttp(URI.create(address), "fleet");
    tables = new PersonTables(store, ADA);
    planted = new ArrayList<>();
    for (Table table : Table.all(store)) {
      if (!table.columns().isEmpty() && !table.name().equals("schema_history")) {
        planted.add(table.name());
        Planted.into(store, table, ADA);
        Planted.into(store, table, BEN);
      }
    }
    database.execute(
        "INSERT INTO fleet.trips SELECT * REPLACE (version + 1 AS version, 77 AS distance_mm)"
            + " FROM fleet.trips WHERE driver_id = '%s'".formatted(ADA.id()));
    assertThat(rows(ADA).keySet()).containsExactlyInAnyOrderElementsOf(planted);
    ofBen = rows(BEN);
    found = tables.find();
    exported = tables.export(directory.resolve("export"));
    erased = tables.erase();
  }

  @Test
  void afterAnErasureNoTableHoldsAWordOfThePersonAndOthersAreUntouched() throws Exception {
    assertThat(erased).isEqualTo(found);
    assertThat(erased).extracting(TableReport::table).containsExactlyInAnyOrderElementsOf(planted);
    assertThat(rows(ADA)).isEmpty();
    assertThat(rows(BEN)).isEqualTo(ofBen);
    assertThat(tables.erase()).isEmpty();
    assertThat(
            database.query("SELECT count() FROM system.mutations WHERE command LIKE '%drv-ada.7%'"))
        .isEqualTo("0\n");
  }

  @Test
  void whatAVehicleDidStaysAndWhatIsAboutThePersonGoes() {
    assertThat(erased)
        .filteredOn(report -> report.deleted() > 0)
        .extracting(TableReport::table)
        .containsExactlyInAnyOrder(
            "anchors",
            "driver_days",
            "driver_events",
            "driver_vehicles",
            "duty_segments",
            "hours_violations",
            "reference",
            "settled_findings",
            "vehicle_last_positions");
    for (String table : List.of("telemetry", "trips", "harsh_events", "alerts")) {
      assertThat(
              database.query("SELECT driver_id FROM fleet." + table + " FINAL ORDER BY driver_id"))
          .as(table)
          .isEqualTo("\n" + BEN.id() + "\n");
    }
    assertThat(
            database.query(
                "SELECT vehicle_id, finalizeAggregation(driver_id), finalizeAggregation(position).2"
                    + " FROM fleet.vehicle_last_positions FINAL ORDER BY vehicle_id"))
        .isEqualTo("of-drv-ada_7\t\t48100000\nof-drv-ben_8\tdrv-ben.8\t48100000\n");
    assertThat(database.query("SELECT details FROM fleet.alerts WHERE driver_id = ''"))
        .isEqualTo("By erased erased, erased.\n");
    assertThat(database.query("SELECT trip_id FROM fleet.trip_events WHERE driver_id = ''"))
        .isEqualTo("a:erased\n");
  }

  @Test
  void anExportHasEveryRowOnceAndAsItHolds() throws Exception {
    assertThat(exported).isEqualTo(found);
    assertThat(exported)
        .filteredOn(report -> report.table().equals("trips"))
        .singleElement()
        .satisfies(report -> assertThat(report.rows()).isEqualTo(2));
    for (TableReport report : exported) {
      Path file = directory.resolve("export").resolve(report.table() + ".ndjson");
      try (Stream<String> lines = Files.lines(file)) {
        assertThat(lines)
            .as(report.table())
            .hasSize(report.table().equals("score_facts") ? 1 + FED_BY : 1)
            .allMatch(line -> line.startsWith("{\""));
      }
      assertThat(Files.readString(file)).doesNotContain(BEN.id());
    }
    assertThat(Files.readString(directory.resolve("export/trips.ndjson")))
        .contains("\"distance_mm\":77", ADA.id());
    assertThat(Files.readString(directory.resolve("export/vehicle_last_positions.ndjson")))
        .contains(ADA.id(), "48100000");
  }

  /** Rows with any of the person's words as bytes, by table, sorted. */
  private static Map<String, String> rows(Person person) {
    Map<String, String> found = new TreeMap<>();
    String tables =
        database.query(
            "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE '%MergeTree'");
    for (String table : tables.split("\n")) {
      String rows = database.query("SELECT * FROM fleet." + table + " FORMAT TSVRaw");
      if (person.words().stream().anyMatch(rows::contains)) {
        found.put(
            table,
            rows.lines()
                .filter(row -> person.words().stream().anyMatch(row::contains))
                .sorted()
                .reduce("", String::concat));
      }
    }
    return found;
  }
}
