package io.fleet.local.bench.suite;

import static io.fleet.local.bench.suite.Attempt.Outcome.FAILED;
import static io.fleet.local.bench.suite.Attempt.Outcome.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.bench.suite.SuiteBench.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final SuiteRun MONDAY = suite("2026-03-02T06:00:00Z", Size.QUICK);
  private static final SuiteRun TUESDAY = suite("2026-03-03T06:00:00Z", Size.QUICK);
  private static final SuiteRun WEDNESDAY = suite("2026-03-04T06:00:00Z", Size.QUICK);

  @TempDir Path directory;

  private Journal journal;

  @BeforeEach
  void setUp() {
    journal = new Journal(directory);
  }

  @Test
  void aLineIsKeptAsTheBenchPrintedItBesideRunAndCommit() throws IOException {
    // when
    journal.append(MONDAY, told("drain", 2, "{\"bench\":\"drain\",\"ratio\":0.400}"));

    // then
    assertThat(directory.resolve("bench.jsonl"))
        .hasContent(
            "{\"started\":\"2026-03-02T06:00:00Z\",\"commit\":\"abc\",\"size\":\"quick\","
                + "\"bench\":\"drain\",\"run\":2,\"outcome\":\"told\",\"seconds\":61.2,"
                + "\"line\":{\"bench\":\"drain\",\"ratio\":0.400}}\n");
  }

  @Test
  void theLastReportIsTheNewestOneThatHasTheBench() throws IOException {
    // given
    journal.append(MONDAY, told("drain", 1, "{\"value\":1}"));
    journal.append(TUESDAY, told("drain", 1, "{\"value\":2}"));
    journal.append(TUESDAY, told("drain", 2, "{\"value\":3}"));
    journal.append(TUESDAY, told("http", 1, "{\"value\":4}"));
    journal.append(WEDNESDAY, told("drain", 1, "{\"value\":5}"));

    // then
    assertThat(journal.last(WEDNESDAY, "drain"))
        .extracting(Attempt::line)
        .containsExactly("{\"value\":2}", "{\"value\":3}");
    assertThat(journal.last(WEDNESDAY, "mqtt")).isEmpty();
  }

  @Test
  void whatFailedOrWasOfAnotherSizeIsNoReportToCompareWith() throws IOException {
    // given
    journal.append(MONDAY, told("drain", 1, "{\"value\":1}"));
    journal.append(TUESDAY, new Attempt("drain", 1, FAILED, "", 3));
    journal.append(suite("2026-03-03T09:00:00Z", Size.FULL), told("drain", 1, "{\"value\":9}"));

    // then
    assertThat(journal.last(WEDNESDAY, "drain"))
        .extracting(Attempt::line)
        .containsExactly("{\"value\":1}");
  }

  @Test
  void theFirstReportHasNoneBeforeIt() throws IOException {
    assertThat(journal.last(MONDAY, "drain")).isEmpty();
  }

  private static Attempt told(String bench, int run, String line) {
    return new Attempt(bench, run, TOLD, line, 61.23);
  }

  private static SuiteRun suite(String started, Size size) {
    return new SuiteRun(Instant.parse(started), "abc", size, 2);
  }
}
