package io.fleet.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelWriterTest {
  @Test
  void aLabelIsOneLineWithUnitsInItsNames() {
    // given
    Label label =
        new Label(
            LabelKind.HARSH_BRAKING,
            "van-1",
            "driver-1",
            KnownMotion.START_MS,
            KnownMotion.START_MS + 2_500,
            Map.of(Measure.SPEED_KMPH, 61.25, Measure.PEAK_G, 0.40004));

    // then
    assertThat(LabelWriter.write(label))
        .isEqualTo(
            "{\"kind\":\"harsh_braking\",\"vehicle_id\":\"van-1\",\"driver_id\":\"driver-1\","
                + "\"started_at\":\"2026-03-02T06:00:00Z\",\"ended_at\":\"2026-03-02T06:00:02.500Z\","
                + "\"peak_g\":0.4,\"speed_kmph\":61.25}");
  }

  @Test
  void aLabelThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Label(LabelKind.SOS, "van-1", null, 2, 1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
