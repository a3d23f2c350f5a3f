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

  @Test
  void theGatewaysTargetsAreThoseOfTheDesign() {
    assertThat(Target.of("http").target()).isEqualTo(0.5);
    assertThat(Target.of("mqtt").goal()).isEqualTo(Goal.RATIO_AT_LEAST);
    assertThat(Target.of("batch").goal()).isEqualTo(Goal.VALUE_AT_LEAST);
    assertThat(Target.of("batch").target()).isEqualTo(100_000);
    assertThat(Target.of("connections").goal()).isEqualTo(Goal.VALUE_AT_MOST);
  }
}
