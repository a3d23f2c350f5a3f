package io.fleet.local.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.command.UsersErrors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people read when there is no stack to ask; with one, see the acceptance tests. */
class PrivacyCommandTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  private final StringWriter errors = new StringWriter();

  @Test
  void withoutAStackItSaysWhatToDo() {
    assertThat(run("export", "--driver", "drv-1")).isEqualTo(FAILED);
    assertThat(run("erase", "--driver", "drv-1", "--yes")).isEqualTo(FAILED);
    assertThat(errors.toString()).contains("run fleet up first");
  }

  @Test
  void nobodyIsErasedWithoutSayingSo() {
    assertThat(run("erase", "--driver", "drv-1")).isEqualTo(FAILED);
    assertThat(errors.toString()).contains("say --yes");
  }

  @Test
  void aDriverMustBeNamed() {
    assertThat(run("export")).isEqualTo(WRONG_USAGE);
    assertThat(run("erase", "--yes")).isEqualTo(WRONG_USAGE);
  }

  private int run(String word, String... words) {
    CommandLine command = new CommandLine(new PrivacyCommand());
    command.setExecutionExceptionHandler(new UsersErrors());
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(errors, true));
    List<String> all =
        Stream.concat(Stream.of(word, "--data", directory.toString()), Stream.of(words)).toList();
    return command.execute(all.toArray(String[]::new));
  }
}
