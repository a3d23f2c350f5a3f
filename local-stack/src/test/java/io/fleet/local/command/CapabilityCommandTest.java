package io.fleet.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people read when there is nothing to learn from, or nobody to tell. */
class CapabilityCommandTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  private final StringWriter errors = new StringWriter();

  @Test
  void withoutAStackItSaysWhatToDo() {
    assertThat(run("learn")).isEqualTo(FAILED);
    assertThat(errors.toString()).contains("run fleet up first");
  }

  @Test
  void aDayMustBeOver() {
    assertThat(run("learn", "--day", LocalDate.now(Clock.systemUTC()).plusDays(1).toString()))
        .isEqualTo(WRONG_USAGE);
    assertThat(errors.toString()).contains("is not over yet");
  }

  @Test
  void aDayIsADate() {
    assertThat(run("learn", "--day", "yesterday")).isEqualTo(WRONG_USAGE);
  }

  private int run(String word, String... words) {
    CommandLine command = new CommandLine(new CapabilityCommand());
    command.setExecutionExceptionHandler(new UsersErrors());
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(errors, true));
    String[] all = new String[words.length + 3];
    all[0] = word;
    all[1] = "--data";
    all[2] = directory.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return command.execute(all);
  }
}
