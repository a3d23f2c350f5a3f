package io.fleet.local.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.local.bench.suite.Attempt.Outcome;
import io.fleet.local.bench.suite.SuiteBench.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a shell in the place of benches: it is told the bench's words behind its own. */
class BenchProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void theLastObjectOfABenchIsItsLineAndTheRestIsLeftInALog() throws Exception {
    // given
    BenchProcess process =
        bench("echo a table; echo progress >&2; echo '{\"bench\":\"drain\",\"value\":1}'");

    // when
    Attempt attempt = process.run(SuiteBench.DRAIN, 2, Size.QUICK, LONG);

    // then
    assertThat(attempt.outcome()).isEqualTo(Outcome.TOLD);
    assertThat(attempt.line()).isEqualTo("{\"bench\":\"drain\",\"value\":1}");
    assertThat(attempt.run()).isEqualTo(2);
    assertThat(directory.resolve("logs/drain-2.log")).content().contains("a table", "progress");
  }

  @Test
  void aBenchIsToldItsNameAndItsSize() throws Exception {
    // given
    BenchProcess process = bench("echo \"$@\"");

    // when
    process.run(SuiteBench.DRAIN, 1, Size.FULL, LONG);

    // then
    assertThat(directory.resolve("logs/drain-1.log")).hasContent("drain --events=4000000\n");
  }

  @Test
  void stacksAreAskedForWhereABenchCan() throws Exception {
    // given
    BenchProcess process =
        new BenchProcess(List.of("sh", "-c", "echo \"$@\"", "sh"), directory, true, LONG);

    // when
    process.run(SuiteBench.HTTP, 1, Size.QUICK, LONG);
    process.run(SuiteBench.QUERY, 1, Size.QUICK, LONG);

    // then
    assertThat(Files.readString(directory.resolve("logs/http-1.log")))
        .isEqualTo("http --stacks=" + directory.resolve("logs/http-1.stacks") + "\n");
    assertThat(directory.resolve("logs/query-1.log")).hasContent("query --vehicles=200\n");
  }

  @Test
  void aLineOfARunThatMeasuredNothingIsInvalid() throws Exception {
    // given
    BenchProcess process = bench("echo '{\"bench\":\"drain\"}'; exit 1");

    // then
    assertThat(process.run(SuiteBench.DRAIN, 1, Size.QUICK, LONG).outcome())
        .isEqualTo(Outcome.INVALID);
  }

  @Test
  void aBenchWithoutALineHasFailed() throws Exception {
    assertThat(bench("exit 0").run(SuiteBench.DRAIN, 1, Size.QUICK, LONG).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(bench("echo '{\"bench\":\"dr'").run(SuiteBench.DRAIN, 1, Size.QUICK, LONG).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  @Timeout(20)
  void aBenchThatTakesTooLongIsEndedAndCountsAsNothing() throws Exception {
    // given
    BenchProcess process = bench("echo '{\"bench\":\"drain\"}'; exec sleep 600");

    // when
    Attempt attempt = process.run(SuiteBench.DRAIN, 1, Size.QUICK, Duration.ofMillis(300));

    // then
    assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(attempt.line()).isEmpty();
  }

  @Test
  @Timeout(20)
  void aBenchThatDoesNotEndWhenAskedToIsEndedByForce() throws Exception {
    // given
    String deaf = "trap '' TERM; while true; do sleep 0.1; done";
    BenchProcess process =
        new BenchProcess(List.of("sh", "-c", deaf, "sh"), directory, false, Duration.ofMillis(200));

    // then
    assertThat(process.run(SuiteBench.DRAIN, 1, Size.QUICK, Duration.ofMillis(300)).outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void noBenchIsStartedAfterTheEnd() throws Exception {
    // given
    BenchProcess process = bench("exit 0");
    process.close();

    // then
    assertThatThrownBy(() -> process.run(SuiteBench.DRAIN, 1, Size.QUICK, LONG))
        .isInstanceOf(IllegalStateException.class);
  }

  private BenchProcess bench(String script) {
    return new BenchProcess(List.of("sh", "-c", script, "sh"), directory, false, LONG);
  }
}
