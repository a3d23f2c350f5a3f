package io.fleet.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadResultTest {
  @Test
  void aGeneratorsLineIsReadBack() {
    LoadResult result = new LoadResult(10, 7, 1, 0, 2.0, 6, 1.5, 9.25);

    assertThat(LoadResult.parse(result.json())).isEqualTo(result);
    assertThat(result.perSecond()).isEqualTo(3);
    assertThat(result.unanswered()).isEqualTo(2);
  }

  @Test
  void anotherLineIsRefused() {
    assertThatThrownBy(() -> LoadResult.parse("connected"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quantilesAreOfTheSortedTimes() {
    // given
    Latencies latencies = new Latencies();
    for (int ms = 100; ms >= 1; ms--) {
      latencies.add(ms * 1_000_000L);
    }

    // then
    assertThat(latencies.quantileMs(0.5)).isEqualTo(50);
    assertThat(latencies.quantileMs(0.99)).isEqualTo(99);
    assertThat(new Latencies().quantileMs(0.5)).isZero();
  }
}
