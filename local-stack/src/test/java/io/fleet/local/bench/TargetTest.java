package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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

  @Test
  void theNotifiersTargetsAreThoseOfTheDesign() {
    assertThat(Target.of("webhook").target()).isEqualTo(2_000);
    assertThat(Target.of("webhook").atMost()).isEqualTo(Map.of("p99_ratio", 1.1));
    assertThat(Target.of("alert").goal()).isEqualTo(Goal.VALUE_AT_MOST);
    assertThat(Target.of("alert").target()).isEqualTo(500);
    assertThat(Target.of("alert").atMost()).isEqualTo(Map.of("p50_ms", 100.0, "lost", 0.0));
  }

  @Test
  void aVehicleMayTakeFourKilobytesOfState() {
    assertThat(Target.of("state"))
        .isEqualTo(
            new Target(
                "state", "bytes/vehicle", Goal.VALUE_AT_MOST, 4_000, 0, 0, Map.of("growth", 1.2)));
  }
}
