package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry of before its bytes were saved, and the same told again after it. */
class TelemetryBytesTest {
  private static final int BEFORE = 26;
  private static final Pattern VERSION = Pattern.compile("V([0-9]+)(_[0-9]+)?__.*");
  private static final String INSERT =
      "INSERT INTO older.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, heading_ddeg,"
          + " odometer_m, altitude_dm) SELECT concat('v', toString(number % 3)), toDateTime64('2026-01-01', 3, 'UTC') + number,"
          + " sipHash64(number) AS id, HASH, 48000000 + number * 90 + id % 30, 11000000 + number * 70, (id % 90) * 100,"
          + " (id % 360) * 10, 1000 + number * 15, if(id % 5 = 0, NULL, 4000 + id % 10) FROM numbers(20000)";

  /** As an id makes the identity of every second row, and the content that of the others. */
  private static final String HASH =
      "if(number % 2 = 0, toUInt32(sipHash64(number, 1)), toUInt32(id))";

  @RegisterExtension static final Database database = Database.emptyOnce();

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer server;

  /** A database of its own in the engine of all tests. */
  @BeforeAll
  static void start() {
    server = database.server();
  }

  @AfterAll
  static void dropIt() {
    server.execute("DROP DATABASE IF EXISTS older");
  }

  @Test
  void rowsOfBeforeAreReadAsTheyWereAndToldAgainTheyAreTheSame() throws Exception {
    // given
    migrate("filesystem:" + olderMigrations());
    server.execute(INSERT.replace("HASH", HASH));
    List<String> before = all();

    // when
    migrate("classpath:db/migration");

    // then
    assertThat(all()).isEqualTo(before);

    // and when: the sink writes no hash that is the identity
    server.execute(INSERT.replace("HASH", "if(number % 2 = 0, toUInt32(sipHash64(number, 1)), 0)"));

    // then
    assertThat(all()).isEqualTo(before);

    // and when
    server.execute("OPTIMIZE TABLE older.telemetry FINAL");

    // then
    assertThat(all()).isEqualTo(before);
    assertThat(server.query("SELECT count() FROM older.telemetry", "TSV")).isEqualTo("20000\n");
  }

  private static List<String> all() {
    return List.of(
        server.query("SELECT * EXCEPT ingested_at FROM older.telemetry_current ORDER BY ts", "TSV"),
        server.query("SELECT * FROM older.vehicles_current ORDER BY vehicle_id", "TSV"));
  }

  private static void migrate(String location) throws Exception {
    new SchemaMigrator(server.jdbcUrl("default"), "default", "", "older", location).migrate();
  }

  private static Path olderMigrations() throws IOException {
    Path older = Files.createDirectories(directory.resolve("older"));
    try (Stream<Path> files = Files.list(Database.MIGRATIONS)) {
      for (Path file : files.filter(TelemetryBytesTest::isOlder).toList()) {
        Files.copy(file, older.resolve(file.getFileName()));
      }
    }
    return older;
  }

  private static boolean isOlder(Path file) {
    Matcher name = VERSION.matcher(file.getFileName().toString());
    return name.matches() && Integer.parseInt(name.group(1)) < BEFORE;
  }
}
