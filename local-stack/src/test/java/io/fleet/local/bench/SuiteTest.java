package io.fleet.local.bench;

import static io.fleet.local.bench.suite.Attempt.Outcome.INVALID;
import static io.fleet.local.bench.suite.Attempt.Outcome.TIMED_OUT;
import static io.fleet.local.bench.suite.Attempt.Outcome.TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.bench.suite.Attempt;
import io.fleet.local.bench.suite.Figure;
import io.fleet.local.bench.suite.Result;
import io.fleet.local.bench.suite.SuiteBench;
import io.fleet.local.bench.suite.SuiteReport;
import io.fleet.local.bench.suite.SuiteRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports made of lines as benches print them. */
class SuiteTest {
  private static final String STORAGE =
      "{'bench':'storage','unit':'bytes/row','value':%s,'target':12,'reference_floor_met':true,"
          + "'verified_rows':49920000,'expected_rows':49920000,'ok':true}";
  private static final String DRAIN =
      "{'bench':'drain','unit':'events/s','value':%d,'reference':%d,'ratio':0.4,'target':0.33,"
          + "'reference_floor_met':true,'generator_ceiling':180000,'verified_rows':%d,"
          + "'expected_rows':1000000,'ok':true}";
  private static final String ALERT =
      "{'bench':'alert','unit':'ms','value':215,'target':500,'reference_floor_met':true,"
          + "'verified_rows':300,'expected_rows':300,'p50_ms':%s,'lost':0,'ok':false}";

  @Test
  void aRatioIsToldWithWhatItIsMadeOf() {
    // when
    Result drain = SuiteFigures.result("drain", List.of(told(1, drain(100_000, 250_000))));

    // then
    assertThat(drain.figures())
        .extracting(Figure::name)
        .containsExactly("ratio", "value (events/s)", "reference (events/s)");
    assertThat(drain.figures().get(0).median()).isEqualTo(0.4);
    assertThat(drain.isMet()).isTrue();
  }

  @Test
  void theMedianOfTheRunsDecides() {
    // when
    Result drain =
        SuiteFigures.result(
            "drain",
            List.of(
                told(1, drain(70_000, 250_000)),
                told(2, drain(90_000, 250_000)),
                told(3, drain(95_000, 250_000))));

    // then
    assertThat(drain.figures().get(0).median()).isEqualTo(0.36);
    assertThat(drain.isMet()).isTrue();
  }

  @Test
  void oneRunThatDoesNotCountIsEnoughToFail() {
    // when
    Result slow =
        SuiteFigures.result(
            "drain", List.of(told(1, drain(100_000, 250_000)), told(2, drain(100_000, 199_000))));
    Result lossy =
        SuiteFigures.result("drain", List.of(told(1, DRAIN.formatted(100_000, 250_000, 999_999))));
    Result late =
        SuiteFigures.result(
            "drain",
            List.of(told(1, drain(100_000, 250_000)), new Attempt("drain", 2, TIMED_OUT, "", 900)));

    // then
    assertThat(slow.isMet()).isFalse();
    assertThat(slow.doubts()).hasSize(1).first().asString().startsWith("run 2: the reference is");
    assertThat(lossy.doubts()).containsExactly("run 1: 999,999 of 1,000,000 rows are there");
    assertThat(late.doubts()).containsExactly("run 2: timed out after 900 s, see logs/drain-2.log");
    assertThat(late.isMet()).isFalse();
  }

  @Test
  void furtherMembersAreHeldAgainstTheirLimits() {
    assertThat(SuiteFigures.result("alert", List.of(told(1, ALERT.formatted("99.5")))).isMet())
        .isTrue();
    assertThat(SuiteFigures.result("alert", List.of(told(1, ALERT.formatted("100.5")))).isMet())
        .isFalse();
  }

  @Test
  void aRunThatMeasuredNothingGivesNoFigure() {
    // when
    Result invalid =
        SuiteFigures.result(
            "drain", List.of(new Attempt("drain", 1, INVALID, drain(90_000, 250_000), 60)));

    // then
    assertThat(invalid.figures()).isEmpty();
    assertThat(invalid.isMet()).isFalse();
  }

  @Test
  void theReportHasTheMachineOneTableAndWhatDoesNotCount() {
    // given
    List<Result> results =
        List.of(
            SuiteFigures.result(
                "storage",
                List.of(told(1, STORAGE.formatted("11.87")), told(2, STORAGE.formatted("12.53")))),
            SuiteFigures.result("query", List.of(new Attempt("query", 1, TIMED_OUT, "", 1_500))));
    Map<String, List<Figure>> last =
        Map.of(
            "storage",
            SuiteFigures.result("storage", List.of(told(1, STORAGE.formatted("10")))).figures());

    // when
    SuiteReport report =
        new SuiteReport(
            Map.of("cores", "2"),
            new SuiteRun(Instant.parse("2026-03-02T06:00:00Z"), "abc", SuiteBench.Size.QUICK, 2),
            results,
            last);

    // then
    assertThat(report.isMet()).isFalse();
    assertThat(report.markdown())
        .isEqualTo(
            """
            # Benches

            | | |
            |---|---|
            | cores | 2 |
            | commit | abc |
            | begun | 2026-03-02T06:00:00Z |
            | size | quick, runs of each: 2 |

            | bench | figure | median | spread | target | ok | last report | ratio to it |
            |---|---|---:|---:|---:|---|---:|---:|
            | storage | value (bytes/row) | 12.2 | 11.87 … 12.53 | ≤ 12 | no | 10 | 1.22 |
            | query | – | – | – | – | no | – | – |

            What does not count, and why:

            - query, run 1: timed out after 1500 s, see logs/query-1.log

            0 of 2 benches met their targets.
            """);
  }

  private static String drain(int value, int reference) {
    return DRAIN.formatted(value, reference, 1_000_000);
  }

  private static Attempt told(int run, String line) {
    return new Attempt("bench", run, TOLD, line.replace('\'', '"'), 60);
  }
}
