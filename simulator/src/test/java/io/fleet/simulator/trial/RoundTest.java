package io.fleet.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.RoundStop;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Mark;
import io.fleet.simulator.truth.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delivery rounds as they are planned, driven and told. */
class RoundTest {
  private static final int ROUNDS = 8;
  private static final List<Label> LABELS = new ArrayList<>();
  private static final List<Arrival> ARRIVALS = new ArrayList<>();
  private static final TrialFleet FLEET =
      Trials.drive(1, options(TrialNoise.LOW), LABELS::add, ARRIVALS::add);

  private static TrialOptions options(TrialNoise noise) {
    Duration sampling = Duration.ofSeconds(30);
    return new TrialOptions(0, Trials.START, Duration.ofHours(1), sampling, noise, ROUNDS);
  }

  private static List<PlannedRound> plans() {
    return FLEET.vehicles().stream().flatMap(vehicle -> vehicle.round().stream()).toList();
  }

  private static List<Label> stops() {
    return LABELS.stream().filter(label -> label.kind() == LabelKind.DELIVERY_STOP).toList();
  }

  private static boolean isReached(Label stop) {
    return !Double.isNaN(stop.measure(Measure.RANK));
  }

  @Test
  void noiseDoesNotChangeWhatVehiclesDo() {
    // when
    List<Label> loud = new ArrayList<>();
    Trials.drive(1, options(TrialNoise.HARSH), loud::add, arrival -> {});

    // then
    assertThat(loud.equals(LABELS)).isTrue();
    assertThat(loud).isNotEmpty();
  }

  @Test
  void aRoundHasEightyStopsAndMoreOfWhichAThirdAreCloseTogether() {
    int close = 0;
    int all = 0;
    for (PlannedRound plan : plans()) {
      assertThat(plan.stops()).hasSizeBetween(80, 130);
      all += plan.stops().size();
      for (RoundStop stop : plan.stops()) {
        boolean isClose =
            plan.stops().stream().anyMatch(o -> o != stop && o.at().distanceM(stop.at()) < 40);
        close += isClose ? 1 : 0;
      }
    }
    assertThat(close).isGreaterThan(all * 3 / 10);
  }

  @Test
  void everyStopOfEveryPlanIsToldOnceAndEveryKindOfEndOccurs() {
    // when
    int planned = plans().stream().mapToInt(plan -> plan.stops().size()).sum();

    // then
    assertThat(stops()).hasSize(planned);
    assertThat(stops().stream().map(s -> s.mark(Mark.PLAN_ID) + s.mark(Mark.STOP_ID)))
        .doesNotHaveDuplicates();
    assertThat(stops().stream().map(s -> s.mark(Mark.STATE)))
        .contains("departed", "failed", "skipped", "missed");
    assertThat(stops().stream().map(s -> s.mark(Mark.SLA)))
        .contains("none", "early", "on_time", "late", "missed");
  }

  @Test
  void oneStopInTenAndMoreIsDrivenOutOfThePlannedOrder() {
    List<Label> reached = stops().stream().filter(RoundTest::isReached).toList();
    long outOfOrder = reached.stream().filter(s -> s.measure(Measure.OUT_OF_ORDER) == 1).count();
    assertThat(outOfOrder).isGreaterThan(reached.size() / 10);
  }

  @Test
  void vehiclesStandWhereTheyServe() {
    for (Label stop : stops().stream().filter(RoundTest::isReached).toList()) {
      assertThat(stop.seconds()).isBetween(50.0, 7_200.0);
      assertThat(stop.measure(Measure.SERVICE_S)).isLessThan(stop.seconds() + 1);
    }
  }

  @Test
  void halfOfTheRoundsScanAndSomeScansComeHoursLate() {
    // given
    List<Arrival> scans = ARRIVALS.stream().filter(Arrival::isScan).toList();

    // then
    assertThat(scans.stream().map(Arrival::vehicleId).distinct()).hasSize(ROUNDS / 2);
    assertThat(scans)
        .anySatisfy(
            late ->
                assertThat(late.arrivalMs() - late.scan().timestampMs()).isGreaterThan(3_600_000));
    assertThat(ARRIVALS).extracting(Arrival::arrivalMs).isSorted();
  }

  @Test
  void visitsGoFromEdgeToEdge() {
    List<Label> depot =
        LABELS.stream()
            .filter(l -> "trial-depot".equals(l.mark(Mark.FENCE_ID)))
            .filter(l -> l.startMs() < Trials.START.toEpochMilli())
            .toList();
    assertThat(depot).hasSize(ROUNDS);
    assertThat(depot)
        .allSatisfy(v -> assertThat(v.measure(Measure.DEPTH_M)).isCloseTo(135, within(40.0)));
  }
}
