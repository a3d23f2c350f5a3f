package io.fleet.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong with a question is told before anything is asked. */
class RecomputeCommandTest {
  private static final Instant NOW = Instant.now();
  private static final String YESTERDAY = NOW.minus(1, ChronoUnit.DAYS).toString();
  private static final String LAST_WEEK = NOW.minus(7, ChronoUnit.DAYS).toString();

  @TempDir private Path data;
  private final StringWriter printed = new StringWriter();

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    return new CommandLine(new RecomputeCommand())
        .setExecutionExceptionHandler(new UsersErrors())
        .setErr(new PrintWriter(printed, true))
        .setOut(new PrintWriter(printed, true))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void aTimeThatEndsBeforeItBegins() {
    assertThat(run("--from", YESTERDAY, "--to", LAST_WEEK)).isEqualTo(2);
    assertThat(printed.toString()).contains("--from " + YESTERDAY + " must be before --to");
  }

  @Test
  void aTimeThatHasNotComeYet() {
    assertThat(run("--from", YESTERDAY, "--to", NOW.plus(1, ChronoUnit.DAYS).toString()))
        .isEqualTo(2);
    assertThat(printed.toString()).contains("has not come yet");
  }

  @Test
  void aTimeOfWhichNothingIsKept() {
    assertThat(run("--from", NOW.minus(91, ChronoUnit.DAYS).toString())).isEqualTo(2);
    assertThat(printed.toString()).contains("events are kept no longer than since");
  }

  @Test
  void whatIsNoMoment() {
    assertThat(run("--from", "last week")).isEqualTo(2);
    assertThat(printed.toString()).contains("is no moment such as 2026-11-20T06:30:00Z");
  }

  @Test
  void aStackThatDoesNotRun() {
    assertThat(run("--from", LAST_WEEK)).isEqualTo(1);
    assertThat(printed.toString()).contains("no stack runs in").contains("fleet up first");
  }
}
