package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BreakViolationJsonTest {
  private static final BreakViolation VIOLATION =
      new BreakViolation(
          "id-1",
          7,
          Alert.State.RESOLVED,
          "anna",
          "van-1",
          1_795_168_812_345L,
          "eu561",
          2_640_000,
          2_700_000,
          true);

  @Test
  void isReadAsItWasWritten() throws Refusal.RefusedException {
    assertThat(BreakViolationJson.read(BreakViolationJson.write(VIOLATION))).isEqualTo(VIOLATION);
  }

  @Test
  void isRefusedWithoutADriver() {
    String json = new String(BreakViolationJson.write(VIOLATION), UTF_8);

    assertThatThrownBy(
            () -> BreakViolationJson.read(json.replace("driver_id", "other").getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
