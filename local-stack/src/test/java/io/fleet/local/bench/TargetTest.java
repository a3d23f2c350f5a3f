package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void theDrainsTargetIsThatOfTheDesign() {
    assertThat(Target.of("drain"))
        .isEqualTo(new Target("drain", "events/s", Goal.RATIO_AT_LEAST, 0.33, 200_000, 1.3));
  }

  @Test
  void aBenchWithoutTargetIsRefused() {
    assertThatThrownBy(() -> Target.of("nonesuch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no target is set for nonesuch");
  }
}
