package io.fleet.local.accuracy;

import static io.fleet.local.accuracy.Labels.DRIVER;
import static io.fleet.local.accuracy.Labels.braking;
import static io.fleet.local.accuracy.Labels.label;
import static io.fleet.local.accuracy.Labels.overspeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.MapEntry;
import org.junit.jupiter.api.Test;

class TrueScoresTest {
  private static final Map<String, VehicleClass> VANS = Map.of(Labels.VAN, VehicleClass.VAN);

  @Test
  void theFormulaWorkedByHand() {
    // given: 50 km in an hour; brakings of severity 0 (0.35 g), 0.5 (0.40), 1 (0.47), 2 (0.62)
    List<Label> labels =
        List.of(
            trip(50_000, 3_600),
            braking(100, 0.35),
            braking(200, 0.40),
            braking(300, 0.47),
            braking(400, 0.62),
            overspeed(500, 9, 70, 50), // too short
            overspeed(600, 36, 54, 50), // 8 %: weight 1
            overspeed(700, 18, 59, 50), // 18 %: weight 2
            overspeed(800, 12, 65, 50)); // 30 %: weight 3

    // when
    Map<String, Double> scores = TrueScores.of(labels, VANS, true);

    // then: 100 − 4 · 3.5 / 0.5 − 100 · (36 + 36 + 36) / 3,600
    assertThat(scores).containsOnlyKeys(DRIVER);
    assertThat(scores.get(DRIVER)).isEqualTo(100 - 28 - 3, within(1e-9));
  }

  @Test
  void aCrashWeighsTenTimesTwoWhereCrashesAreCounted() {
    // given
    List<Label> labels = List.of(trip(200_000, 10_000), label(LabelKind.CRASH, 50, 51, Map.of()));

    // when / then: 4 · 20 / 2
    assertThat(TrueScores.of(labels, VANS, true)).containsExactly(MapEntry.entry(DRIVER, 60.0));
    assertThat(TrueScores.of(labels, VANS, false)).containsExactly(MapEntry.entry(DRIVER, 100.0));
  }

  @Test
  void lessThanTwentyKilometresAreNoScore() {
    assertThat(TrueScores.of(List.of(trip(19_999, 3_600)), VANS, true)).isEmpty();
  }

  @Test
  void theGreatestDifferenceIsThatOfScoresAsTheyAreShown() {
    // when
    ScoreVerdict verdict =
        ScoreVerdict.of(
            Map.of("a", 80.0, "b", -50.0, "c", 40.0), Map.of("a", 78.5, "b", -20.0, "d", 10.0));

    // then
    assertThat(verdict.greatestDifference()).isEqualTo(1.5);
    assertThat(verdict.worstDriver()).isEqualTo("a");
    assertThat(verdict.greatestRawDifference()).isEqualTo(30);
    assertThat(verdict.drivers()).isEqualTo(2);
    assertThat(verdict.onlyOne()).isEqualTo(2);
  }

  private static Label trip(double distanceM, double movingS) {
    return label(
        LabelKind.TRIP,
        0,
        movingS,
        Map.of(Measure.DISTANCE_M, distanceM, Measure.MOVING_S, movingS));
  }
}
