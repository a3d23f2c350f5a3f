package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aSlowStartDoesNotBurdenTheSecondHalf() {
    // given
    Deque<Long> clock = new ArrayDeque<>(List.of(0L, 10 * SECOND, 11 * SECOND, 12 * SECOND));
    Samples samples = new Samples(clock::poll);

    // when
    for (long count : new long[] {0, 500, 800, 1_000}) {
      samples.add(count);
    }

    // then
    assertThat(samples.paceOfSecondHalf()).isEqualTo(250);
  }

  @Test
  void oneLookTellsNoPace() {
    // given
    Samples samples = new Samples(() -> 7);

    // when
    samples.add(1_000);

    // then
    assertThat(samples.paceOfSecondHalf()).isZero();
  }
}
