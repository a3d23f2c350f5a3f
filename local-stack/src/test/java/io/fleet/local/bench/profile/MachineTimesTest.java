package io.fleet.local.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTimesTest {
  @Test
  void neitherIdlingNorWaitingForADiskIsBusyAndGuestsCountOnce() {
    // given
    MachineTimes earlier = MachineTimes.parse("cpu  100 10 50 800 40 0 0 0 90 0\ncpu0 1 2 3 4");
    MachineTimes later = MachineTimes.parse("cpu  250 10 90 900 50 2 8 0 240 0\ncpu0 1 2 3 4");

    // then
    assertThat(earlier).isEqualTo(new MachineTimes(160, 1_000));
    assertThat(later.busyPctSince(earlier)).isEqualTo(100.0 * 200 / 310);
    assertThat(later.busyPctSince(later)).isZero();
  }
}
