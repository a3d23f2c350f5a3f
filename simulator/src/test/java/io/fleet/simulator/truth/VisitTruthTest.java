package io.fleet.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Along a line through the middle of a disc of 100 m, at 10 m/s. */
class VisitTruthTest {
  private final List<Map<Measure, Double>> visits = new ArrayList<>();
  private final VisitTruth truth =
      new VisitTruth(
          "yard",
          new Area.Disc(0, 0, 100),
          (startMs, endMs, measures, marks) -> visits.add(measures));
  private long timeMs;
  private double odometerM;
  private double xM = -200;

  private void driveTo(double toM) {
    while (xM != toM) {
      double stepM = Math.copySign(1, toM - xM);
      xM += stepM;
      odometerM += 1;
      timeMs += 100;
      truth.step(timeMs, xM, 0, odometerM);
    }
  }

  @Test
  void theFirstVisitSaysNothingOfAnAbsence() {
    driveTo(200);
    assertThat(visits).hasSize(1);
    assertThat(visits.get(0).get(Measure.DEPTH_M)).isGreaterThan(50);
    assertThat(visits.get(0)).doesNotContainKey(Measure.AWAY_S);
  }

  @Test
  void theNextSaysHowLongTheVehicleWasAwayWhateverItGrazedInBetween() {
    // when: out on the far side, by 5 m in again, out, and home
    driveTo(150);
    driveTo(95);
    driveTo(150);
    driveTo(-200);

    // then: 50 m out, 55 in, 55 out, 50 in, to the edges
    assertThat(visits).hasSize(3);
    assertThat(visits.get(1)).doesNotContainKey(Measure.AWAY_S);
    assertThat(visits.get(2).get(Measure.AWAY_S)).isBetween(20.5, 21.5);
  }
}
