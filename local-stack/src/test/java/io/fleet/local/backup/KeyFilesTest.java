package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  @TempDir Path directory;
  private Path from;
  private Path to;

  @BeforeEach
  void keys() throws IOException {
    from = Files.createDirectory(directory.resolve("from"));
    to = directory.resolve("to");
    Files.writeString(from.resolve("notifier.key"), "seals");
    Files.writeString(from.resolve("simulator.jwt"), "minted at every start");
    Files.writeString(from.resolve(".notifier.key.next"), "half");
  }

  @Test
  void onlyTheirOwnerCanReadThem() throws IOException {
    // when
    List<String> copied = KeyFiles.copyMissing(from, to);

    // then
    assertThat(copied).containsExactly("notifier.key");
    assertThat(permissions(to)).isEqualTo("rwx------");
    assertThat(permissions(to.resolve("notifier.key"))).isEqualTo("rw-------");
    assertThat(to.resolve("notifier.key")).hasContent("seals");
  }

  @Test
  void aKeyThatIsThereStays() throws IOException {
    // given
    Files.createDirectory(to);
    Files.writeString(to.resolve("notifier.key"), "in use");

    // when
    List<String> copied = KeyFiles.copyMissing(from, to);

    // then
    assertThat(copied).isEmpty();
    assertThat(to.resolve("notifier.key")).hasContent("in use");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
