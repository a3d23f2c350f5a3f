package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerificationTest {
  @Test
  void countsThatAgreeLeaveNothingToSay() {
    assertThat(new Verification(9, 9, 2, 5, 5, 3, 3, 0).reservations()).isEmpty();
  }

  @Test
  void everyDisagreementIsNamed() {
    assertThat(new Verification(8, 9, 0, 4, 5, 0, 3, 1).reservations())
        .containsExactly(
            "8 rows for 9 events",
            "4 alerts stored, 5 told",
            "0 episodes stored, 3 told",
            "0 trips and 0 overspeed episodes",
            "1 dead letters");
  }
}
