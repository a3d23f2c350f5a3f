package io.fleet.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path directory;

  @Test
  void aLogThatGrewTooLongIsCutWhileItsWriterGoesOn() throws Exception {
    // given
    Path log = directory.resolve("part.log");
    Process writer =
        new ProcessBuilder("sh", "-c", "echo a long line of text; read line; echo after the cut")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    org.awaitility.Awaitility.await().until(() -> Files.size(log) > 0);

    // when
    new LogFile(log, 10).bound();
    writer.getOutputStream().close();
    writer.waitFor();

    // then
    assertThat(log).hasContent("after the cut\n");
    assertThat(directory.resolve("part.log.1")).hasContent("a long line of text\n");
  }

  @Test
  void theTailOfAShortLogIsAllOfIt() throws IOException {
    // given
    Path log = Files.writeString(directory.resolve("part.log"), "one\ntwo\nthree\n");

    // when
    var lines = LogFile.tail(log, 2);

    // then
    assertThat(lines).containsExactly("two", "three");
    assertThat(LogFile.tail(log, 10)).hasSize(3);
    assertThat(LogFile.tail(directory.resolve("absent.log"), 10)).isEmpty();
  }
}
