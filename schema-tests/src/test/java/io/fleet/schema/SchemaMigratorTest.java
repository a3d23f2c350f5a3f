package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How migrations are applied, repeated and guarded. */
class SchemaMigratorTest {

  @RegisterExtension static final Database fleet = new Database();

  private static SchemaMigrator migrator(String database, String location) {
    return new SchemaMigrator(
        fleet.jdbcUrl("default"), "default", "", database, "classpath:" + location);
  }

  @Test
  void migratingTwiceChangesNothing() throws Exception {
    // given
    var migrator = new SchemaMigrator(fleet.jdbcUrl("default"), "default", "", "twice");
    int first = migrator.migrate();
    String before = schemaOf("twice");

    // when
    int second = migrator.migrate();

    // then
    assertThat(first).isGreaterThanOrEqualTo(2);
    assertThat(second).isZero();
    assertThat(schemaOf("twice")).isEqualTo(before).contains("vehicles_current");
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
    assertThat(fleet.server().query("SHOW TABLES FROM mending LIKE 't%'", "TSV"))
        .isEqualTo("three\ntwo\n");
    assertThat(migrator("mending", "mended").migrate()).isZero();
  }

  @Test
  void migrationsCanBeReadFromElsewhereThanFiles() throws Exception {
    // given
    fleet.server().query("CREATE DATABASE IF NOT EXISTS elsewhere", "TSV");
    Flyway flyway =
        Flyway.configure()
            .resourceProvider(new ReplicatedMigrations("plain"))
            .dataSource(fleet.jdbcUrl("default"), "default", "")
            .defaultSchema("elsewhere")
            .createSchemas(false)
            .load();

    // when
    int applied = flyway.migrate().migrationsExecuted;

    // then
    assertThat(applied).isEqualTo(1);
    assertThat(fleet.server().query("SHOW TABLES FROM elsewhere LIKE 'one'", "TSV"))
        .isEqualTo("one\n");
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
            fleet
                .server()
                .query(
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
    return fleet
        .server()
        .query(
            "SELECT name, create_table_query FROM system.tables WHERE database = '"
                + database
                + "' ORDER BY name",
            "TSV");
  }
}
