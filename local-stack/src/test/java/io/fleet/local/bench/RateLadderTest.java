package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateLadderTest {
  @Test
  void itGoesUpWhileRatesHoldAndEndsAtTheFirstThatDoesNot() {
    // given
    RateLadder ladder = new RateLadder(35_000, 250);

    // when
    List<Integer> tried = climb(ladder, 45_000);

    // then
    assertThat(tried).containsExactly(35_000, 40_250, 46_250);
    assertThat(ladder.highestHeld()).isEqualTo(40_250);
  }

  @Test
  void itGoesDownUntilOneHolds() {
    // given
    RateLadder ladder = new RateLadder(35_000, 250);

    // when
    List<Integer> tried = climb(ladder, 25_000);

    // then
    assertThat(tried).containsExactly(35_000, 28_000, 22_250);
    assertThat(ladder.highestHeld()).isEqualTo(22_250);
  }

  @Test
  void itGivesUpAfterSixWhereNoneHolds() {
    // given
    RateLadder ladder = new RateLadder(35_000, 250);

    // then
    assertThat(climb(ladder, 0)).hasSize(6);
    assertThat(ladder.highestHeld()).isZero();
  }

  private static List<Integer> climb(RateLadder ladder, int machineHolds) {
    List<Integer> tried = new ArrayList<>();
    for (OptionalInt next = ladder.next(); next.isPresent(); next = ladder.next()) {
      tried.add(next.getAsInt());
      ladder.tried(next.getAsInt() <= machineHolds);
    }
    return tried;
  }
}
