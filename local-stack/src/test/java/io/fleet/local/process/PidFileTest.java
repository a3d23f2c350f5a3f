package io.fleet.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path directory;

  @Test
  void aLivingProcessIsFoundAgain() throws IOException {
    // given
    PidFile file = new PidFile(directory.resolve("part.pid"));

    // when
    file.write(ProcessHandle.current().pid());

    // then
    assertThat(file.living()).map(ProcessIdentity::pid).hasValue(ProcessHandle.current().pid());
  }

  @Test
  void aNumberThatAnotherProcessHasNowIsNotThePart() throws IOException {
    // given
    Path path = directory.resolve("part.pid");
    Files.writeString(path, ProcessHandle.current().pid() + " 1@an-earlier-boot\n");

    // when
    var living = new PidFile(path).living();

    // then
    assertThat(living).isEmpty();
  }

  @Test
  void aProcessOfAnEarlierLifeIsNeverSignalled() throws Exception {
    // given
    Process process = new ProcessBuilder("sleep", "30").start();
    ProcessIdentity earlier = new ProcessIdentity(process.pid(), "1@an-earlier-boot");

    // when
    boolean gone = ProcessEnder.end(earlier, Duration.ofSeconds(1));

    // then
    assertThat(gone).isTrue();
    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
  }

  @Test
  void aProcessThatIgnoresBeingAskedIsKilled() throws Exception {
    // given
    Process process =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done")
            .start();
    process.getInputStream().read();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

    // when
    boolean gone = ProcessEnder.end(identity, Duration.ofMillis(300));

    // then
    assertThat(gone).isTrue();
    assertThat(process.waitFor()).isEqualTo(137);
  }

  @Test
  void nothingIsReadFromAFileThatIsNotOurs() throws IOException {
    // given
    Path path = directory.resolve("part.pid");
    Files.writeString(path, "no number here\n");

    // when
    var living = new PidFile(path).living();

    // then
    assertThat(living).isEmpty();
    assertThat(new PidFile(directory.resolve("absent.pid")).living()).isEmpty();
  }
}
