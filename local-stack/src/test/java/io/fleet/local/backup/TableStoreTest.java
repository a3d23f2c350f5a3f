package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.clickhouse.EngineLibrary;
import io.fleet.clickhouse.ServerOptions;
import io.fleet.schema.SchemaMigrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's own backup of the whole schema, into another engine's empty directory. */
class TableStoreTest {
  private static final String FACTS =
      "SELECT count(), sum(cityHash64(*)) FROM fleet.dead_letters FINAL";

  @TempDir Path directory;

  @Test
  void whatIsBroughtBackIsWhatWasThere() throws Exception {
    // given
    Path backup = directory.resolve("backups/first");
    Files.createDirectories(backup.getParent());
    Map<String, Long> rows;
    String facts;
    String schema;
    try (EmbeddedClickHouseServer server = start("before")) {
      new SchemaMigrator(server.jdbcUrl("default"), "default", "", "fleet").migrate();
      server.execute(
          "INSERT INTO fleet.dead_letters (occurred_at, dead_letter_id, reason) SELECT"
              + " toDateTime64('2026-03-02 06:00:00', 3, 'UTC') + number, generateUUIDv4(), 'r'"
              + " FROM numbers(1000)");
      facts = server.query(FACTS, "TSV");
      TableStore store = new TableStore(server.httpUrl());
      schema = store.schema();

      // when
      rows = store.backup(backup);
    }

    // then
    assertThat(rows).containsEntry("dead_letters", 1000L);
    assertThat(schema).matches("\\d+(\\.\\d+)?");
    try (EmbeddedClickHouseServer server = start("after")) {
      TableStore store = new TableStore(server.httpUrl());
      store.restore(backup);
      assertThat(store.rows()).containsEntry("dead_letters", 1000L);
      assertThat(server.query(FACTS, "TSV")).isEqualTo(facts);
      assertThat(store.schema()).isEqualTo(schema);
      assertThat(new SchemaMigrator(server.jdbcUrl("default"), "default", "", "fleet").migrate())
          .as("migrations that were missing")
          .isZero();
    }
  }

  @Test
  void whoAsksForAnAccountIsGivenIt() throws Exception {
    try (EmbeddedClickHouseServer server = start("guarded", "fleet", "of fleet")) {
      assertThat(new TableStore(server.httpUrl(), "fleet", "of fleet").version()).isNotEmpty();
      assertThatThrownBy(() -> new TableStore(server.httpUrl()).version())
          .isInstanceOf(IOException.class);
    }
  }

  private EmbeddedClickHouseServer start(String name) {
    return start(name, "default", "");
  }

  private EmbeddedClickHouseServer start(String name, String user, String password) {
    ServerOptions options =
        new ServerOptions(
            directory.resolve(name),
            ServerOptions.LOOPBACK,
            0,
            4,
            Duration.ofSeconds(10),
            user,
            password,
            directory.resolve("backups"));
    return EmbeddedClickHouseServer.start(options, EngineLibrary.ofThisProcess());
  }
}
