package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchLineTest {
  private static final Target TARGET =
      new Target("drain", "events/s", Goal.RATIO_AT_LEAST, 0.33, 200_000, 1.3);

  @Test
  void theLineHasItsMembersInTheirOrder() {
    // given
    BenchLine line = new BenchLine(TARGET, 100_000, 250_000, 180_000, 1_000_000, 1_000_000);

    // when
    String json = line.json();

    // then
    assertThat(json)
        .isEqualTo(
            "{\"bench\":\"drain\",\"unit\":\"events/s\",\"value\":100000,\"reference\":250000,"
                + "\"ratio\":0.400,\"target\":0.33,\"reference_floor_met\":true,"
                + "\"generator_ceiling\":180000,\"verified_rows\":1000000,"
                + "\"expected_rows\":1000000,\"ok\":true}");
  }

  @Test
  void aFigureAboveASlowReferenceDoesNotCount() {
    assertThat(new BenchLine(TARGET, 100_000, 199_999, 180_000, 5, 5).isOk()).isFalse();
    assertThat(new BenchLine(TARGET, 100_000, 200_000, 180_000, 5, 5).isOk()).isTrue();
  }

  @Test
  void aFigureWithAMissingRowDoesNotCount() {
    // given
    BenchLine line = new BenchLine(TARGET, 100_000, 250_000, 180_000, 4, 5);

    // then
    assertThat(line.isOk()).isFalse();
    assertThat(line.reservations()).containsExactly("4 of 5 rows are there");
  }

  @Test
  void aFigureTheGeneratorCouldHardlyFeedDoesNotCount() {
    assertThat(new BenchLine(TARGET, 100_000, 250_000, 129_999, 5, 5).isOk()).isFalse();
    assertThat(new BenchLine(TARGET, 100_000, 250_000, 130_000, 5, 5).isOk()).isTrue();
  }

  @Test
  void aMissedTargetIsNotOkAndTheRatioIsNotRoundedUpToIt() {
    // given
    BenchLine line = new BenchLine(TARGET, 82_490, 250_000, 180_000, 5, 5);

    // then
    assertThat(line.isOk()).isFalse();
    assertThat(line.json()).contains("\"ratio\":0.329,");
  }

  @Test
  void aValueIsHeldAgainstItsTargetWithoutAReference() {
    // given
    Target most = new Target("connections", "bytes", Goal.VALUE_AT_MOST, 1_000, 0, 0);
    Target least = new Target("batch", "events/s", Goal.VALUE_AT_LEAST, 1_000, 0, 0);

    // then
    assertThat(new BenchLine(most, 1_000, 0, 0, 5, 5).isOk()).isTrue();
    assertThat(new BenchLine(most, 1_001, 0, 0, 5, 5).isOk()).isFalse();
    assertThat(new BenchLine(least, 1_000, 0, 0, 5, 5).isOk()).isTrue();
    assertThat(new BenchLine(least, 999, 0, 0, 5, 5).isOk()).isFalse();
    assertThat(new BenchLine(most, 900, 0, 0, 5, 5, Map.of("lost", 0)).json())
        .isEqualTo(
            "{\"bench\":\"connections\",\"unit\":\"bytes\",\"value\":900,\"target\":1000,"
                + "\"reference_floor_met\":true,\"verified_rows\":5,\"expected_rows\":5,\"lost\":0,\"ok\":true}");
  }

  @Test
  void aFurtherMemberIsHeldAgainstItsLimitAndMustBeThere() {
    // given
    Target target =
        new Target("alert", "ms", Goal.VALUE_AT_MOST, 500, 0, 0, Map.of("p50_ms", 100.0));

    // then
    assertThat(new BenchLine(target, 400, 0, 0, 5, 5, Map.of("p50_ms", 100.0)).isOk()).isTrue();
    assertThat(new BenchLine(target, 400, 0, 0, 5, 5, Map.of("p50_ms", 100.1)).reservations())
        .containsExactly("p50_ms is 100.1, at most 100.0 was wanted");
    assertThat(new BenchLine(target, 400, 0, 0, 5, 5).isOk()).isFalse();
  }

  @Test
  void aSmallValueKeepsItsHundredths() {
    // given
    Target bytes = new Target("storage", "bytes/row", Goal.VALUE_AT_MOST, 12, 0, 0);

    // then
    assertThat(new BenchLine(bytes, 11.874, 0, 0, 5, 5).json()).contains("\"value\":11.87,");
    assertThat(new BenchLine(bytes, 12, 0, 0, 5, 5).json()).contains("\"value\":12,");
    assertThat(new BenchLine(bytes, 231.6, 0, 0, 5, 5).json()).contains("\"value\":232,");
  }

  @Test
  void aPrintedLineIsReadAsItWas() throws Exception {
    // given
    BenchLine line =
        new BenchLine(Target.of("webhook"), 2_400, 0, 9_000, 4, 5, Map.of("p99_ratio", 1.05));

    // when
    BenchLine read = BenchLine.of(new ObjectMapper().readTree(line.json()));

    // then
    assertThat(read).isEqualTo(line);
    assertThat(read.doubts()).containsExactly("4 of 5 rows are there");
  }

  @Test
  void aMissedTargetIsNoDoubtOfTheFigure() {
    // given
    BenchLine slow = new BenchLine(TARGET, 50_000, 250_000, 180_000, 5, 5);

    // then
    assertThat(slow.doubts()).isEmpty();
    assertThat(slow.reservations()).containsExactly("the ratio is below its target of 0.33");
  }
}
