package io.fleet.local.accuracy;

import static io.fleet.local.accuracy.Labels.VAN;
import static io.fleet.local.accuracy.Labels.finding;
import static io.fleet.local.accuracy.Labels.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecoyVerdictTest {
  @Test
  void countsWhatWasTakenForACrash() {
    // given
    List<Label> labels =
        List.of(pothole(100), pothole(200), pothole(300), label(LabelKind.SOS, 400, 410, Map.of()));
    List<Finding> findings =
        List.of(
            finding(VAN, 101, 2),
            finding(VAN, 201, 4),
            finding("van-2", 300, 4),
            finding(VAN, 900, 4));

    // when
    DecoyVerdict verdict = DecoyVerdict.of(LabelKind.POTHOLE, labels, findings, 1_000);

    // then
    assertThat(verdict).isEqualTo(new DecoyVerdict(LabelKind.POTHOLE, 3, 2, 1));
  }

  private static Label pothole(double atS) {
    return label(LabelKind.POTHOLE, atS, atS, Map.of());
  }
}
