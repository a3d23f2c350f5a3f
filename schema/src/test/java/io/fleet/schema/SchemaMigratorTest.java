package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How migrations are applied, repeated and guarded. */
class SchemaMigratorTest {

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedClickHouseServer.start(directory, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SchemaMigrator migrator(String database, String location) {
    return new SchemaMigrator(
        server.jdbcUrl("default"), "default", "", database, "classpath:" + location);
  }

  @Test
  void migratingTwiceChangesNothing() throws Exception {
    // given
    var migrator = new SchemaMigrator(server.jdbcUrl("default"), "default", "", "fleet");
    int first = migrator.migrate();
    String before = schemaOf("fleet");

    // when
    int second = migrator.migrate();

    // then
    assertThat(first).isGreaterThanOrEqualTo(2);
    assertThat(second).isZero();
    assertThat(schemaOf("fleet")).isEqualTo(before).contains("vehicles_current");
  }

  @Test
  void aMigrationThatFailedHalfWayIsRunAgainOnceMended() throws Exception {
    // given
    assertThatThrownBy(() -> migrator("mending", "broken").migrate())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("V2__two.sql");

    // when
    int applied = migrator("mending", "mended").migrate();

    // then
    assertThat(applied).isEqualTo(1);
    assertThat(server.query("SHOW TABLES FROM mending LIKE 't%'", "TSV")).isEqualTo("three\ntwo\n");
    assertThat(migrator("mending", "mended").migrate()).isZero();
  }

  @Test
  void anAppliedFileThatChangedIsRefused() throws Exception {
    // given
    migrator("altering", "mended").migrate();

    // then
    assertThatThrownBy(() -> migrator("altering", "altered").migrate())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void aFailedMigrationDoesNotHideAChangedFile() throws Exception {
    // given
    assertThatThrownBy(() -> migrator("both", "broken").migrate())
        .isInstanceOf(FlywayException.class);

    // then
    assertThatThrownBy(() -> migrator("both", "altered").migrate())
        .isInstanceOf(FlywayException.class);
    assertThat(
            server.query(
                "SELECT count() FROM system.tables WHERE database = 'both' AND name = 'three'",
                "TSV"))
        .isEqualTo("0\n");
  }

  @Test
  void anOddDatabaseNameIsRefused() {
    assertThatThrownBy(() -> migrator("x; DROP DATABASE fleet", "mended"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String schemaOf(String database) {
    return server.query(
        "SELECT name, create_table_query FROM system.tables WHERE database = '"
            + database
            + "' ORDER BY name",
        "TSV");
  }
}
