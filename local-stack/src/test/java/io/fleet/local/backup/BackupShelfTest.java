package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupShelfTest {
  @TempDir private Path root;

  @Test
  void aBackupIsNamedAfterTheMomentItIsBegun() {
    assertThat(new BackupShelf(root).next(Instant.parse("2026-11-27T03:00:01.234Z")))
        .isEqualTo(root.resolve("2026-11-27T03-00-01Z"));
  }

  @Test
  void theNewestWholeOnesStayAndWhatFailedGoes() throws IOException {
    // given
    whole("2026-11-24T03-00-00Z");
    whole("2026-11-25T03-00-00Z");
    broken("2026-11-26T03-00-00Z");
    whole("2026-11-27T03-00-00Z");

    // when
    List<String> gone = new BackupShelf(root).shorten(2);

    // then
    assertThat(gone).containsExactly("2026-11-26T03-00-00Z", "2026-11-24T03-00-00Z");
    assertThat(root.resolve("2026-11-27T03-00-00Z")).exists();
    assertThat(root.resolve("2026-11-25T03-00-00Z/flink/savepoint-1/_metadata")).exists();
    assertThat(root.resolve("2026-11-24T03-00-00Z")).doesNotExist();
    assertThat(root.resolve("2026-11-26T03-00-00Z")).doesNotExist();
  }

  @Test
  void whatElseLiesThereIsLetBe() throws IOException {
    // given
    whole("before-the-move");
    Files.createDirectory(root.resolve("lost+found"));
    whole("2026-11-27T03-00-00Z");

    // when
    List<String> gone = new BackupShelf(root).shorten(1);

    // then
    assertThat(gone).isEmpty();
    assertThat(root.resolve("before-the-move")).exists();
    assertThat(root.resolve("lost+found")).exists();
  }

  private void whole(String name) throws IOException {
    broken(name);
    LogPlaces places = new LogPlaces("log", 0, Map.of());
    new Manifest(1, "", "", "", "", "SINGLE", places, "savepoint-1", Map.of(), Map.of(), false)
        .write(root.resolve(name));
  }

  private void broken(String name) throws IOException {
    Path savepoint = Files.createDirectories(root.resolve(name).resolve("flink/savepoint-1"));
    Files.createFile(savepoint.resolve("_metadata"));
  }
}
