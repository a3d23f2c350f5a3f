package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is touched, and how a state is put where it is found. */
class RestoreTest {
  private static final String SAVEPOINT = "savepoint-0123";

  @TempDir Path directory;
  private Path backup;
  private DataDirectory data;

  @BeforeEach
  void aBackupAndAnEmptyInstallation() throws IOException {
    backup = Files.createDirectories(directory.resolve("backup"));
    Files.createDirectories(backup.resolve("flink").resolve(SAVEPOINT));
    Files.writeString(backup.resolve("flink").resolve(SAVEPOINT).resolve("_metadata"), "state");
    Files.createDirectories(backup.resolve("flink/loaded"));
    Files.writeString(backup.resolve("flink/loaded/2026-03-02.names"), "trips-1\n");
    data = new DataDirectory(directory.resolve("data"));
    data.create();
  }

  @Test
  void aDirectoryWithoutAManifestIsNoBackup() {
    assertThatIllegalStateException()
        .isThrownBy(this::restore)
        .withMessageContaining("no manifest.json");
  }

  @Test
  void referenceDataAloneIsNoWholeBackup() throws IOException {
    // given
    manifest("", Topology.SINGLE);

    // when then
    assertThatIllegalStateException()
        .isThrownBy(this::restore)
        .withMessageContaining("reference data alone");
  }

  @Test
  void tablesOrAStateThatAreThereAreNotOverwritten() throws IOException {
    // given
    manifest(SAVEPOINT, Topology.SINGLE);
    Files.createDirectories(data.checkpoints().resolve("job/chk-1"));

    // when then
    assertThatIllegalStateException()
        .isThrownBy(() -> restore().refuseWhatIsThere())
        .withMessageContaining("move it away first");
  }

  @Test
  void theStateIsFoundAsACheckpointAndKnowsWhatWasLoaded() throws IOException {
    // given
    manifest(SAVEPOINT, Topology.SINGLE);
    Path journal = data.staging().resolve("loaded/2026-03-02.names");
    Files.createDirectories(journal.getParent());
    Files.writeString(journal, "trips-2\n");

    // when
    restore().refuseWhatIsThere();
    restore().job();

    // then
    assertThat(data.checkpoints().resolve("restore").resolve(SAVEPOINT).resolve("_metadata"))
        .hasContent("state");
    assertThat(Files.readAllLines(journal)).containsExactly("trips-2", "trips-1");
  }

  @Test
  void anEmptyInstallationBecomesWhatTheStackWas() throws IOException {
    // given
    manifest(SAVEPOINT, Topology.CLUSTER);

    // when
    restore().topology(null);

    // then
    assertThat(Topology.of(data)).isEqualTo(Topology.CLUSTER);
  }

  @Test
  void aLogThatIsThereSaysWhatTheInstallationIs() throws IOException {
    // given
    manifest(SAVEPOINT, Topology.CLUSTER);
    Files.createDirectories(data.kafka());

    // when
    restore().topology(null);

    // then
    assertThat(Topology.of(data)).isEqualTo(Topology.SINGLE);
    assertThatIllegalStateException()
        .isThrownBy(() -> restore().topology(Topology.CLUSTER))
        .withMessageContaining("of the topology single");
  }

  private Restore restore() throws IOException {
    return new Restore(backup, backup, data, Clock.systemUTC(), done -> {});
  }

  private void manifest(String savepoint, Topology topology) throws IOException {
    LogPlaces places = new LogPlaces("log-1", 0, Map.of("t", Map.of(0, 7L)));
    new Manifest(
            Manifest.FORMAT,
            "0.1.0",
            "26.7",
            "37",
            "2026-03-02T06:00:00Z",
            topology.name(),
            places,
            savepoint,
            Map.of(),
            Map.of(),
            false)
        .write(backup);
    assertThat(Manifest.of(backup).log()).isEqualTo(places);
  }
}
