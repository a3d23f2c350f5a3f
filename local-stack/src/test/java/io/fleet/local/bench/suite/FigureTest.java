package io.fleet.local.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void theMedianIsTheMiddleOfTheRunsAndTheMeanOfTwo() {
    assertThat(figure(9.0).median()).isEqualTo(9);
    assertThat(figure(9.0, 1.0, 5.0).median()).isEqualTo(5);
    assertThat(figure(9.0, 1.0, 5.0, 2.0).median()).isEqualTo(3.5);
  }

  @Test
  void theSpreadIsFromTheLeastToTheGreatest() {
    assertThat(figure(0.36, 0.31, 0.34).spread()).isEqualTo("0.31 … 0.36");
    assertThat(figure(0.36).spread()).isEqualTo("–");
  }

  @Test
  void theMedianAndNoSingleRunIsHeldAgainstTheLimit() {
    // given
    List<Double> runs = List.of(0.2, 0.33, 0.5);

    // then
    assertThat(new Figure("ratio", runs, least(0.33)).isMet()).isTrue();
    assertThat(new Figure("ratio", runs, least(0.331)).isMet()).isFalse();
    assertThat(new Figure("ms", runs, Optional.of(new Limit(false, 0.33))).isMet()).isTrue();
    assertThat(new Figure("ms", runs, Optional.of(new Limit(false, 0.32))).isMet()).isFalse();
  }

  @Test
  void aFigureThatIsMissingKeepsNoLimit() {
    assertThat(new Figure("lost", List.of(Double.NaN), Optional.of(new Limit(false, 0))).isMet())
        .isFalse();
    assertThat(new Figure("ratio", List.of(Double.NaN), least(0)).isMet()).isFalse();
  }

  @Test
  void figuresAreWholeFromAHundredOn() {
    assertThat(Figure.text(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Figure.text(100)).isEqualTo("100");
    assertThat(Figure.text(99.95)).isEqualTo("99.95");
    assertThat(Figure.text(50)).isEqualTo("50");
    assertThat(Figure.text(11.874)).isEqualTo("11.874");
    assertThat(Figure.text(0)).isEqualTo("0");
  }

  private static Optional<Limit> least(double bound) {
    return Optional.of(new Limit(true, bound));
  }

  private static Figure figure(Double... values) {
    return new Figure("ratio", List.of(values), Optional.empty());
  }
}
