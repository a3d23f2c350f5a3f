package io.fleet.local.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowTimesTest {
  @Test
  void aQuantileIsTheTimeWithinWhichThatShareWasSeen() {
    // given
    RowTimes times = new RowTimes(LongStream.rangeClosed(1, 100).boxed().toList(), 0);

    // then
    assertThat(times.quantileMs(0.5)).isEqualTo(50);
    assertThat(times.quantileMs(0.99)).isEqualTo(99);
    assertThat(times.quantileMs(1)).isEqualTo(100);
  }

  @Test
  void whatWasNeverSeenCountsAsLongAsItWasWaitedFor() {
    // given
    RowTimes times = new RowTimes(List.of(900L, 300L, 600L, 30_000L), 1);

    // then
    assertThat(times.quantileMs(0.5)).isEqualTo(600);
    assertThat(times.quantileMs(0.75)).isEqualTo(900);
    assertThat(times.quantileMs(0.99)).isEqualTo(30_000);
  }
}
