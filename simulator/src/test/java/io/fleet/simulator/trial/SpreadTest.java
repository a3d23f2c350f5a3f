package io.fleet.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What 30 vehicles do in 500 vehicle-hours. */
class SpreadTest {
  private static final long SEED = 7;
  private static final int VEHICLES = 30;
  private static final Duration EACH = Duration.ofMinutes(1_000);

  /** Chi-square with 8 degrees of freedom is greater in one of a thousand even samples. */
  private static final double CHI_SQUARE_8 = 26.1;

  private static Trials trials;

  @BeforeAll
  static void drive() {
    trials = Trials.labelsOf(SEED, VEHICLES, EACH);
  }

  @ParameterizedTest
  @EnumSource(
      value = LabelKind.class,
      names = {"HARSH_BRAKING", "HARSH_ACCELERATION", "HARSH_CORNERING"})
  void peaksAreSpreadEvenlyFromOneSideOfEveryThresholdToTheOther(LabelKind kind) {
    List<Label> manoeuvres = scripted(kind);
    assertThat(manoeuvres).hasSizeGreaterThan(500);
    assertThat(chiSquare(manoeuvres, label -> label.measure(Measure.PEAK_G), 0.15, 0.60))
        .isLessThan(CHI_SQUARE_8);
  }

  @ParameterizedTest
  @EnumSource(
      value = LabelKind.class,
      names = {"HARSH_BRAKING", "HARSH_ACCELERATION", "HARSH_CORNERING"})
  void manoeuvresLastFromTwoToFiveSeconds(LabelKind kind) {
    // the floor cuts a little off both ends, the more the lower the peak
    assertThat(scripted(kind)).allMatch(label -> label.seconds() > 1.6 && label.seconds() <= 5);
    double mean = scripted(kind).stream().mapToDouble(Label::seconds).average().orElseThrow();
    assertThat(mean).isBetween(3.1, 3.6);
  }

  /** Without emergency stops and crashes. */
  private static List<Label> scripted(LabelKind kind) {
    return trials.of(kind).stream().filter(l -> l.measure(Measure.TRUE_PEAK_G) < 0.6).toList();
  }

  @Test
  void stretchesAboveTheLimitAreSpreadEvenlyOverTheirDuration() {
    List<Label> stretches = trials.of(LabelKind.OVERSPEED);
    assertThat(stretches).hasSizeGreaterThan(1_000);
    assertThat(chiSquare(stretches, label -> label.measure(Measure.ABOVE_S), 2, 60))
        .isLessThan(CHI_SQUARE_8);
  }

  @Test
  void stretchesGoByTheRoadsLimitOrTheFleets() {
    assertThat(trials.of(LabelKind.OVERSPEED))
        .allMatch(l -> l.measure(Measure.PEAK_KMPH) > 1.05 * l.measure(Measure.LIMIT_KMPH))
        .allMatch(l -> l.measure(Measure.PEAK_KMPH) <= 1.401 * l.measure(Measure.LIMIT_KMPH))
        .anyMatch(l -> l.measure(Measure.ROAD_LIMIT) == 0)
        .filteredOn(l -> l.measure(Measure.ROAD_LIMIT) == 0)
        .allMatch(l -> l.measure(Measure.LIMIT_KMPH) == 80);
  }

  @Test
  void idlesReachFromHalfAMinuteToTenMinutes() {
    List<Label> idles = trials.of(LabelKind.IDLING);
    // emergency stops and lights leave engines on for up to two minutes, crashes for longer
    List<Label> meant =
        idles.stream()
            .filter(l -> l.seconds() >= 130 && l.seconds() < 600 && !followsACrash(l))
            .toList();
    assertThat(meant).hasSizeGreaterThan(400);
    assertThat(chiSquare(meant, Label::seconds, 130, 600)).isLessThan(CHI_SQUARE_8);
    assertThat(idles).filteredOn(l -> l.seconds() < 120).hasSizeGreaterThan(100);
  }

  private static boolean followsACrash(Label idle) {
    return trials.of(LabelKind.CRASH).stream()
        .filter(crash -> crash.vehicleId().equals(idle.vehicleId()))
        .anyMatch(crash -> Math.abs(crash.endMs() - idle.startMs()) < 15_000);
  }

  @ParameterizedTest
  @CsvSource({
    "EMERGENCY_STOP,200",
    "POTHOLE,500",
    "PARKED_KNOCK,100",
    "SPEED_DROPOUT,100",
    "CRASH,30",
    "SOS,50",
    "TOW,10"
  })
  void whatIsRareHappensOftenEnough(LabelKind kind, int least) {
    assertThat(trials.of(kind)).hasSizeGreaterThanOrEqualTo(least);
  }

  @Test
  void halfOfTheEmergencyStopsEndInStandstillAtALight() {
    // given
    List<Label> stops = trials.of(LabelKind.EMERGENCY_STOP);

    // when
    long stood =
        stops.stream()
            .filter(
                stop ->
                    trials.of(LabelKind.IDLING).stream()
                        .filter(idle -> idle.vehicleId().equals(stop.vehicleId()))
                        .anyMatch(
                            idle ->
                                Math.abs(idle.startMs() - stop.endMs()) < 1_000
                                    && idle.seconds() >= 60))
            .count();

    // then
    assertThat(stood / (double) stops.size()).isBetween(0.35, 0.65);
    assertThat(stops).allMatch(stop -> stop.measure(Measure.TRUE_PEAK_G) >= 0.7);
  }

  @Test
  void aggressiveDriversDoMoreThanNormalAndCalmOnes() {
    assertThat(brakingsOf("calm") * 2).isLessThan(brakingsOf("normal"));
    assertThat(brakingsOf("normal") * 2).isLessThan(brakingsOf("aggressive"));
  }

  private static long brakingsOf(String profile) {
    return scripted(LabelKind.HARSH_BRAKING).stream()
        .filter(label -> label.driverId().contains(profile))
        .count();
  }

  /** Of nine equal classes. */
  private static double chiSquare(
      List<Label> labels, ToDoubleFunction<Label> value, double from, double to) {
    int[] counts = new int[9];
    for (Label label : labels) {
      int bin = (int) (9 * (value.applyAsDouble(label) - from) / (to - from));
      counts[Math.max(0, Math.min(8, bin))]++;
    }
    double expected = labels.size() / 9.0;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
