package io.fleet.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Known motion gives known labels. */
class TruthTest {
  private static final double STEP_S = 0.02;

  private final KnownMotion motion = new KnownMotion();

  @Test
  void aBrakingOfThreeSecondsHasItsPeakItsSpeedAndItsTime() {
    // when
    motion.at(90).hold(10).drive(3, -0.4, 0).hold(10);

    // then
    Label braking = motion.only(LabelKind.HARSH_BRAKING);
    assertThat(braking.measure(Measure.PEAK_G)).isEqualTo(0.4, within(0.001));
    assertThat(braking.measure(Measure.TRUE_PEAK_G)).isEqualTo(0.4, within(0.001));
    assertThat(braking.measure(Measure.SPEED_KMPH)).isEqualTo(90, within(0.5));
    assertThat(secondsAfterStart(braking.startMs())).isEqualTo(10, within(0.03));
    assertThat(braking.seconds()).isEqualTo(3, within(0.03));
    assertThat(braking.driverId()).isEqualTo("driver-1");
    assertThat(motion.labels(LabelKind.HARSH_ACCELERATION)).isEmpty();
  }

  @Test
  void halfASecondCountsHalfAsItsSecondsMean() {
    // when
    motion.at(60).hold(5).drive(0.5, 0.6, 0).hold(5);

    // then
    Label acceleration = motion.only(LabelKind.HARSH_ACCELERATION);
    assertThat(acceleration.measure(Measure.PEAK_G)).isEqualTo(0.3, within(0.001));
    assertThat(acceleration.measure(Measure.TRUE_PEAK_G)).isEqualTo(0.6, within(0.001));
  }

  @Test
  void bothSidesAreCornering() {
    // when
    motion.at(50).hold(5).drive(2, 0, 0.3).hold(5).drive(2, 0, -0.5).hold(5);

    // then
    assertThat(motion.labels(LabelKind.HARSH_CORNERING))
        .extracting(label -> Math.rint(label.measure(Measure.PEAK_G) * 1_000))
        .containsExactly(300.0, 500.0);
  }

  @Test
  void twoPushesWithinThreeSecondsAreOneManoeuvre() {
    motion.at(90).hold(5).drive(1, -0.3, 0).hold(2.9).drive(1, -0.4, 0).hold(5);
    assertThat(motion.labels(LabelKind.HARSH_BRAKING)).hasSize(1);
  }

  @Test
  void twoPushesMoreThanThreeSecondsApartAreTwo() {
    motion.at(90).hold(5).drive(1, -0.3, 0).hold(3.1).drive(1, -0.4, 0).hold(5);
    assertThat(motion.labels(LabelKind.HARSH_BRAKING)).hasSize(2);
  }

  @Test
  void gentleDrivingHasNoLabel() {
    motion.at(60).hold(5).drive(5, -0.11, 0).drive(5, 0.11, 0.11).hold(5);
    assertThat(motion.labels(LabelKind.HARSH_BRAKING)).isEmpty();
    assertThat(motion.labels(LabelKind.HARSH_ACCELERATION)).isEmpty();
    assertThat(motion.labels(LabelKind.HARSH_CORNERING)).isEmpty();
  }

  @Test
  void aStretchAboveTheLimitIsToldWithPeakLimitAndDistance() {
    // when
    motion.at(40).hold(5).at(60).hold(12).at(45).hold(15);

    // then
    Label stretch = motion.only(LabelKind.OVERSPEED);
    assertThat(stretch.measure(Measure.PEAK_KMPH)).isEqualTo(60, within(0.001));
    assertThat(stretch.measure(Measure.LIMIT_KMPH)).isEqualTo(50);
    assertThat(stretch.measure(Measure.ROAD_LIMIT)).isEqualTo(1);
    assertThat(stretch.measure(Measure.ABOVE_S)).isEqualTo(12, within(0.03));
    assertThat(stretch.seconds()).isEqualTo(12, within(0.03));
    assertThat(stretch.measure(Measure.DISTANCE_M)).isEqualTo(200, within(1.0));
  }

  @Test
  void fivePercentAboveTheLimitIsNotAbove() {
    motion.at(52.5).hold(60).at(45).hold(15);
    assertThat(motion.labels(LabelKind.OVERSPEED)).isEmpty();
  }

  @Test
  void anOpenEpisodeOutlivesNineSecondsBelow() {
    motion.at(60).hold(11).at(45).hold(9).at(60).hold(5).at(45).hold(15);
    assertThat(motion.only(LabelKind.OVERSPEED).seconds()).isEqualTo(25, within(0.05));
  }

  @Test
  void anOpenEpisodeEndsAfterTenSecondsBelow() {
    motion.at(60).hold(11).at(45).hold(10.1).at(60).hold(5).at(45).hold(15);
    assertThat(motion.labels(LabelKind.OVERSPEED))
        .extracting(label -> Math.rint(label.seconds()))
        .containsExactly(11.0, 5.0);
  }

  @Test
  void whatHasNotOpenedEndsWithTheFirstMomentBelow() {
    motion.at(60).hold(6).at(45).hold(1).at(60).hold(6).at(45).hold(15);
    assertThat(motion.labels(LabelKind.OVERSPEED)).hasSize(2);
  }

  @Test
  void withoutAKnownLimitTheFleetsIsInForce() {
    // when
    motion.limit(Double.NaN).at(83).hold(20).at(90).hold(20).at(70).hold(15);

    // then
    Label stretch = motion.only(LabelKind.OVERSPEED);
    assertThat(stretch.measure(Measure.LIMIT_KMPH)).isEqualTo(80);
    assertThat(stretch.measure(Measure.ROAD_LIMIT)).isZero();
    assertThat(stretch.seconds()).isEqualTo(20, within(0.03));
  }

  @Test
  void anIdleIsStandingWithTheEngineOn() {
    // when
    motion.at(50).hold(10).at(0).hold(100).engine(false).hold(50).engine(true).at(50).hold(5);

    // then
    assertThat(motion.only(LabelKind.IDLING).seconds()).isEqualTo(100, within(STEP_S));
  }

  @Test
  void creepingDoesNotEndAnIdle() {
    motion.at(50).hold(10).at(0).hold(100).at(4.5).hold(2).at(0).hold(100).at(20).hold(5);
    assertThat(motion.only(LabelKind.IDLING).seconds()).isEqualTo(202, within(STEP_S));
  }

  @Test
  void aTripReachesFromTheFirstMovingMomentToTheStandingThatEndedIt() {
    // when
    motion.engine(false).hold(100).engine(true).at(36).hold(600);
    motion.at(0).hold(40).at(36).hold(300).at(0).engine(false).hold(90).end();

    // then
    Label trip = motion.only(LabelKind.TRIP);
    assertThat(secondsAfterStart(trip.startMs())).isEqualTo(100, within(0.05));
    assertThat(trip.seconds()).isEqualTo(940, within(0.05));
    assertThat(trip.measure(Measure.DISTANCE_M)).isEqualTo(9_000, within(1.0));
    assertThat(trip.measure(Measure.MOVING_S)).isEqualTo(900, within(0.1));
    assertThat(trip.measure(Measure.STANDING_S)).isEqualTo(40, within(0.1));
  }

  @Test
  void fiveMinutesOfStandingEndATripAndFiftySecondsWithTheEngineOffDoNot() {
    motion.engine(false).hold(100).engine(true).at(36).hold(100).at(0).hold(310);
    motion.at(36).hold(100).at(0).engine(false).hold(50).engine(true).at(36).hold(100);
    motion.at(0).engine(false).hold(70).end();
    assertThat(motion.labels(LabelKind.TRIP))
        .extracting(label -> Math.rint(label.seconds()))
        .containsExactly(100.0, 250.0);
  }

  @Test
  void aTripSaysHowNearlyItWouldHaveEndedElsewhere() {
    motion.engine(false).hold(100).engine(true).at(36).hold(100).at(0).hold(270).at(36).hold(100);
    motion.at(0).engine(false).hold(200).end();
    assertThat(motion.only(LabelKind.TRIP).measure(Measure.NEAREST_END))
        .isEqualTo(0.1, within(0.001));
  }

  @Test
  void whatIsTowedMakesNoTrip() {
    motion.engine(false).hold(100).towed(true).at(30).hold(100).at(0).towed(false).hold(100);
    motion.engine(true).at(36).hold(100).at(0).engine(false).hold(100).end();
    assertThat(secondsAfterStart(motion.only(LabelKind.TRIP).startMs()))
        .isEqualTo(300, within(0.1));
  }

  private static double secondsAfterStart(long timeMs) {
    return (timeMs - KnownMotion.START_MS) / 1_000.0;
  }
}
