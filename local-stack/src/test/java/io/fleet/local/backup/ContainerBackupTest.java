package io.fleet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.deploy.ContainerArguments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The words that manifests give to the program of the image. */
class ContainerBackupTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir private Path directory;
  private final StringWriter said = new StringWriter();

  @Test
  void itTakesTheWordsOfTheManifests() {
    assertThat(ContainerArguments.of("backup")).hasSizeGreaterThan(2);
    for (List<String> words : ContainerArguments.of("backup")) {
      assertThat(run(Map.of(), words)).as(words.toString()).isEqualTo(FAILED);
      assertThat(said.toString()).contains("KAFKA_BOOTSTRAP_SERVERS names no log");
    }
  }

  @Test
  void whereNothingIsSaidItDoesNothing() {
    assertThat(run(Map.of(), List.of())).isEqualTo(WRONG_USAGE);
    assertThat(said.toString()).contains("take, or fill-log");
  }

  @Test
  void noneAreNotKept() {
    // given
    List<String> words = new ArrayList<>(ContainerArguments.of("backup").get(0));
    words.set(words.indexOf("--keep") + 1, "0");

    // then
    assertThat(run(Map.of(), words)).isEqualTo(WRONG_USAGE);
  }

  @Test
  void aDirectoryWithoutAManifestFillsNoLog() {
    assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), fill())).isEqualTo(FAILED);
    assertThat(said.toString()).contains("holds no whole backup");
  }

  private List<String> fill() {
    return List.of("fill-log", directory.toString());
  }

  private int run(Map<String, String> environment, List<String> words) {
    PrintWriter out = new PrintWriter(said, true);
    CommandLine command = ContainerBackup.commandLine(environment, Clock.systemUTC());
    command.setOut(out).setErr(out);
    return command.execute(words.toArray(String[]::new));
  }
}
