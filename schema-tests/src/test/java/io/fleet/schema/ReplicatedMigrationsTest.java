package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

/** No server with replicas is at hand: what it would be told is looked at. */
class ReplicatedMigrationsTest {
  private final ReplicatedMigrations replicated = new ReplicatedMigrations("db/migration");

  @Test
  void everyMigrationIsThere() throws IOException {
    // given
    TreeSet<String> files;
    try (Stream<Path> found = Files.list(Database.MIGRATIONS)) {
      files =
          found
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }

    // then
    assertThat(replicated.getResources("V", new String[] {".sql"}))
        .extracting(LoadableResource::getFilename)
        .containsExactlyInAnyOrderElementsOf(files);
    assertThat(replicated.getResource("V2__last_positions.sql")).isNotNull();
    assertThat(replicated.getResources("R", new String[] {".sql"})).isEmpty();
  }

  @Test
  void theDatabaseIsMadeOnEveryReplica() {
    assertThat(SchemaMigrator.creation("fleet", "all"))
        .isEqualTo(
            "CREATE DATABASE IF NOT EXISTS fleet ON CLUSTER 'all'"
                + " ENGINE = Replicated('/clickhouse/databases/fleet', '{shard}', '{replica}')");
    assertThat(SchemaMigrator.creation("fleet", ""))
        .isEqualTo("CREATE DATABASE IF NOT EXISTS fleet");
  }

  @Test
  void everyTableIsReplicatedAndNothingElseIsChanged() throws IOException {
    int tables = 0;
    try (Stream<Path> found = Files.list(Database.MIGRATIONS)) {
      for (Path file : found.toList()) {
        // when
        String before = Files.readString(file);
        String after = ReplicatedMigrations.replicated(before);

        // then
        List<String> engines =
            after.lines().filter(line -> line.matches("(?i).*\\bengine\\b.*mergetree.*")).toList();
        tables += engines.size();
        assertThat(engines)
            .as(file.toString())
            .allMatch(line -> line.matches(".*ENGINE = Replicated\\w*MergeTree\\b.*"));
        assertThat(after.replace("ENGINE = Replicated", "ENGINE = ")).isEqualTo(before);
        // a database of replicas takes no engine's own place
        assertThat(after).doesNotContain("POPULATE").doesNotContain("ON CLUSTER");
      }
    }
    assertThat(tables).isGreaterThan(40);
  }
}
