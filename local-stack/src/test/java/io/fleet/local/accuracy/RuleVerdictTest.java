package io.fleet.local.accuracy;

import static io.fleet.local.accuracy.Labels.braking;
import static io.fleet.local.accuracy.Labels.finding;
import static io.fleet.local.accuracy.Labels.overspeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVerdictTest {
  private static final Map<String, VehicleClass> VANS = Map.of(Labels.VAN, VehicleClass.VAN);

  @Test
  void whatIsClearCountsOutsideTheBandAndWhatIsCloseInside() {
    // given: a van brakes harshly from 0.36 g on
    List<Label> labels =
        List.of(
            braking(100, 0.50), braking(200, 0.55), // clear; the second one is missed
            braking(300, 0.20), braking(400, 0.25), // clearly not; the second one is found
            braking(500, 0.37), braking(600, 0.40), // just; the second one is missed
            braking(700, 0.35), braking(800, 0.33)); // nearly; the second one is found
    List<Finding> findings =
        List.of(finding(101), finding(401), finding(501), finding(801), finding(900));

    // when
    RuleVerdict verdict = verdict(labels, findings);

    // then
    assertThat(verdict.clear()).isEqualTo(new Counts(1, 1, 2));
    assertThat(verdict.band()).isEqualTo(new Counts(1, 1, 1));
    assertThat(verdict.missed()).containsExactly(labels.get(1));
    assertThat(verdict.unfounded()).containsExactlyInAnyOrder(finding(401), finding(900));
    assertThat(verdict.medianOnsetS()).isEqualTo(1, within(1e-9));
  }

  @Test
  void theSecondHalfOfWhatIsInTheBandIsWrongWithinTheBand() {
    // when
    RuleVerdict verdict =
        verdict(
            List.of(braking(100, 0.37), braking(200, 0.6)),
            List.of(finding(100), finding(102.5), finding(200), finding(202.5)));

    // then
    assertThat(verdict.band()).isEqualTo(new Counts(1, 0, 1));
    assertThat(verdict.clear()).isEqualTo(new Counts(1, 0, 1));
  }

  private static RuleVerdict verdict(List<Label> labels, List<Finding> findings) {
    return RuleVerdict.of(
        JudgedRule.HARSH_BRAKING, Matching.of(labels, findings, 2_000), VANS, 1_000);
  }

  @Test
  void f1IsTheHarmonicMean() {
    Counts counts = new Counts(90, 10, 30);
    assertThat(counts.precision()).isEqualTo(0.75);
    assertThat(counts.recall()).isEqualTo(0.90);
    assertThat(counts.f1()).isEqualTo(2 * 0.75 * 0.90 / (0.75 + 0.90), within(1e-12));
    assertThat(new Counts(0, 0, 0).f1()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.84,CLEARLY_NOT",
    "0.85,CLEARLY_NOT",
    "0.86,NEARLY",
    "0.99,NEARLY",
    "1.0,JUST",
    "1.14,JUST",
    "1.15,CLEARLY"
  })
  void theBandIsFifteenPercentToBothSides(double ratio, Clarity clarity) {
    assertThat(Clarity.of(ratio)).isEqualTo(clarity);
  }

  @ParameterizedTest
  @CsvSource({
    "30,60,CLEARLY", // long and fast
    "30,52.8,JUST", // long, 5.6 % above the limit
    "10.5,60,JUST", // fast, for half a second more than 10 s
    "9,60,NEARLY",
    "8,60,CLEARLY_NOT",
    "9,52.8,NEARLY"
  })
  void anOverspeedIsAsClearAsItsDurationAndItsExcess(
      double seconds, double peakKmph, Clarity clarity) {
    Label label = overspeed(0, seconds, peakKmph, 50);
    assertThat(Thresholds.clarity(label, VehicleClass.CAR, 1_000)).isEqualTo(clarity);
  }

  @ParameterizedTest
  @CsvSource({"CAR,JUST", "VAN,CLEARLY", "TRUCK,CLEARLY"})
  void aBrakingIsHarshByTheClassOfTheVehicle(VehicleClass vehicleClass, Clarity clarity) {
    assertThat(Thresholds.clarity(braking(0, 0.43), vehicleClass, 1_000)).isEqualTo(clarity);
  }

  /** Every 30 s a message: one lies in each visit, and in each absence, that lasts as long. */
  @ParameterizedTest
  @CsvSource({
    "30,600,1000,CLEARLY",
    "29,600,30000,JUST", // may lie between two messages
    "30,600,30000,CLEARLY",
    "300,29,30000,JUST", // nobody may have seen that it had been away
    "300,30,30000,CLEARLY",
    "300,,30000,CLEARLY"
  })
  void aVisitIsClearIfAMessageMustShowItAndTheAbsenceBefore(
      double seconds, Double awayS, long samplingMs, Clarity clarity) {
    // given
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.putAll(Map.of(Measure.DEPTH_M, 50.0, Measure.NEAREST_EXIT_M, 0.0));
    if (awayS != null) {
      measures.put(Measure.AWAY_S, awayS);
    }

    // when / then
    Label visit = Labels.label(LabelKind.VISIT, 0, seconds, measures);
    assertThat(Thresholds.clarity(visit, VehicleClass.VAN, samplingMs)).isEqualTo(clarity);
  }

  @Test
  void overAllWhatIsInTheBandCountsToo() {
    RuleVerdict verdict =
        verdict(
            List.of(braking(100, 0.37), braking(200, 0.6), braking(300, 0.40)),
            List.of(finding(100), finding(102.5), finding(200), finding(400)));
    assertThat(verdict.all()).isEqualTo(new Counts(2, 1, 2));
  }
}
