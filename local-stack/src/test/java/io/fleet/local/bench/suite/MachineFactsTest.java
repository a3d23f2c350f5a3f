package io.fleet.local.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {
  @TempDir Path directory;

  @Test
  void theKernelsFilesAreReadByName() throws Exception {
    // given
    Path file = directory.resolve("cpuinfo");
    Files.writeString(file, "processor\t: 0\nmodel name\t: A CPU @ 2.1 GHz: fast\n");

    // then
    assertThat(MachineFacts.valueOf(file, "model name")).isEqualTo("A CPU @ 2.1 GHz: fast");
    assertThat(MachineFacts.valueOf(file, "serial")).isEqualTo("unknown");
  }

  @Test
  void memoryIsToldInTenthsOfAGibibyte() {
    assertThat(MachineFacts.gib("24654336 kB")).isEqualTo("23.5 GiB");
    assertThat(MachineFacts.gib("unknown")).isEqualTo("unknown");
  }

  @Test
  void aDirectoryOutsideOfARepositoryHasNoCommit() throws Exception {
    assertThat(MachineFacts.commit(directory)).isEqualTo("unknown");
  }
}
