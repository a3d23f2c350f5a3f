package io.fleet.stream.rule.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.travel.TravelCurve;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.TravelTimes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of distances, paces and services. */
class EstimatorTest {
  /** A Monday, 08:00 UTC. */
  private static final long NOW_MS = 1_772_438_400_000L;

  private static final long MINUTE_MS = 60_000;
  private static final double METRES_PER_DEGREE = 111_195.08;
  private static final Place HERE = new Place(NOW_MS, 48_000_000, 11_000_000);

  private static PlannedStop stop(int sequence, double northM, long fromMs, long serviceMs) {
    int latE6 = 48_000_000 + (int) Math.round(northM / METRES_PER_DEGREE * 1e6);
    return new PlannedStop(
        "s" + sequence,
        sequence,
        latE6,
        11_000_000,
        50,
        null,
        fromMs,
        PlannedStop.NO_TIME,
        serviceMs,
        0);
  }

  private static PlannedStop stop(int sequence, double northM) {
    return stop(sequence, northM, PlannedStop.NO_TIME, 2 * MINUTE_MS);
  }

  /** Roads as straight as the way, and another pace at nine than at eight. */
  private static TravelTimes travel(double paceAtEight, double paceAtNine, double share) {
    double[] detours = new double[TravelTimes.HOURS_OF_DAY];
    double[] paces = new double[TravelTimes.HOURS_OF_WEEK];
    Arrays.fill(detours, 1);
    Arrays.fill(paces, 1);
    paces[8] = paceAtEight;
    paces[9] = paceAtNine;
    return new TravelTimes(detours, paces, 5 * MINUTE_MS, share);
  }

  private static Departure leaving(boolean begun, boolean waits) {
    return new Departure(HERE, NOW_MS, NOW_MS, begun, false, waits);
  }

  private static Estimate estimate(TravelTimes travel, Departure departure, PlannedStop... stops) {
    return estimate(travel, departure, Progress.NONE, stops);
  }

  private static Estimate estimate(
      TravelTimes travel, Departure departure, Progress progress, PlannedStop... stops) {
    return new Estimator(new StraightWay(travel), travel)
        .of(departure, progress, List.of(stops), Integer.MAX_VALUE);
  }

  private static double minutes(Estimate estimate, int stop) {
    return (estimate.etaMs(stop) - NOW_MS) / (double) MINUTE_MS;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "250, 0.79", "1000, 2.64", "2000, 4.79", "10000, 16.21", "40000, 45.25"})
  void aDriveTakesWhatTheCurveSaysOfItsLength(double metres, double minutes) {
    // when
    Estimate estimate = estimate(travel(1, 1, 1), leaving(true, true), stop(1, metres));

    // then
    assertThat(minutes(estimate, 0)).isEqualTo(minutes, within(0.01));
    assertThat(estimate.distanceM(0)).isCloseTo((int) metres, within(1));
  }

  @Test
  void aLongerDriveNeverTakesLess() {
    double before = 0;
    for (double metres = 0; metres < 30_000; metres += 10) {
      assertThat(TravelCurve.timeMs(metres)).isGreaterThanOrEqualTo(before);
      before = TravelCurve.timeMs(metres);
    }
  }

  @Test
  void servicesAndThePaceOfEachHourAddUp() {
    // given: the first drive takes twice its 16.2 min, the service of 2 min three times as long
    TravelTimes travel = travel(2, 0.5, 15);

    // when: a and 30 min later, after nine, b
    Estimate estimate = estimate(travel, leaving(true, true), stop(1, 10_000), stop(2, 20_000));

    // then
    assertThat(minutes(estimate, 0)).isEqualTo(32.43, within(0.01));
    assertThat(minutes(estimate, 1)).isEqualTo(32.43 + 30 + 8.11, within(0.01));
    assertThat(estimate.distanceM(1)).isCloseTo(20_000, within(2));
  }

  @Test
  void aStopWithoutAPlannedServiceTakesTheUsualOne() {
    // given
    PlannedStop unplanned = stop(1, 1_000, PlannedStop.NO_TIME, PlannedStop.NO_TIME);

    // then: five minutes
    assertThat(
            minutes(estimate(travel(1, 1, 9), leaving(true, true), unplanned, stop(2, 2_000)), 1))
        .isEqualTo(2 * 2.64 + 5, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"true, 33", "false, 7.29"})
  void aWindowIsWaitedForByWhoWaits(boolean waits, double minutes) {
    // given: open from 08:28:22 on
    PlannedStop early = stop(1, 1_000, NOW_MS + 1_702_000, 2 * MINUTE_MS);

    // then
    assertThat(minutes(estimate(travel(1, 1, 1), leaving(true, waits), early, stop(2, 2_000)), 1))
        .isEqualTo(minutes, within(0.02));
  }

  @Test
  void whoHasNotBegunLeavesInTimeForTheFirstWindow() {
    // given
    PlannedStop first = stop(1, 1_000, NOW_MS + 60 * MINUTE_MS, 2 * MINUTE_MS);

    // then
    assertThat(minutes(estimate(travel(1, 1, 1), leaving(false, true), first), 0))
        .isEqualTo(60, within(0.01));
    assertThat(minutes(estimate(travel(1, 1, 1), leaving(true, true), first), 0))
        .isEqualTo(2.64, within(0.01));
  }

  @Test
  void theOwnPaceCountsMostForWhatIsNext() {
    // given: five minutes at 6 km/h
    RecentDrive crawled = RecentDrive.NONE.plus(NOW_MS, 500_000, 5 * MINUTE_MS);
    Progress slow = new Progress(HERE, 0, crawled, NOW_MS - 5 * MINUTE_MS, 500_000);
    PlannedStop[] stops = {stop(1, 2_000), stop(2, 4_000), stop(3, 40_000), stop(4, 42_000)};
    TravelTimes travel = travel(1, 1, 1);

    // when
    Estimate usual = estimate(travel, leaving(true, true), stops);
    Estimate estimate = estimate(travel, leaving(true, true), slow, stops);

    // then
    assertThat(minutes(estimate, 0) / minutes(usual, 0)).isBetween(1.8, 2.0);
    double next = minutes(estimate, 3) - minutes(estimate, 2);
    double nextUsual = minutes(usual, 3) - minutes(usual, 2);
    assertThat(next / nextUsual).isBetween(1.0, 1.3);
    assertThat(estimate.naiveMs(0) - NOW_MS)
        .as("2 km at 6 km/h")
        .isCloseTo(1_200_000L, within(900L));
  }

  @Test
  void partingAndParkingAreNoSlowness() {
    // given: four drives of 500 m, each as long as the curve says
    RecentDrive drive = RecentDrive.NONE;
    for (int i = 1; i <= 4; i++) {
      long atMs = NOW_MS - i * MINUTE_MS;
      drive = drive.parting(atMs).plus(atMs, 500_000, Math.round(TravelCurve.timeMs(500)));
    }
    Progress usual = new Progress(HERE, 0, drive, NOW_MS - 20 * MINUTE_MS, 2_000_000);
    TravelTimes travel = travel(1, 1, 1);
    PlannedStop next = stop(1, 1_000);

    // then
    assertThat(minutes(estimate(travel, leaving(true, true), usual, next), 0))
        .isEqualTo(2.64, within(0.05));
  }

  @Test
  void whatOneStandingReachesIsReachedTogetherWhereNobodyScans() {
    // given: 30 m apart, and the third 60 m from the first
    PlannedStop[] stops = {stop(1, 1_000), stop(2, 1_030), stop(3, 1_060)};
    Departure together = new Departure(HERE, NOW_MS, NOW_MS, true, true, true);

    // when
    Estimate estimate = estimate(travel(1, 1, 1), together, stops);

    // then: two minutes each
    assertThat(estimate.etaMs(1)).isEqualTo(estimate.etaMs(0));
    assertThat(minutes(estimate, 2)).isEqualTo(2.64 + 4 + 2 * 0.09, within(0.02));
  }

  @Test
  void whatIsOlderThanTenMinutesLeavesNoTrace() {
    // given
    long before = NOW_MS - 30 * MINUTE_MS;
    RecentDrive old = RecentDrive.NONE.plus(before, 9_000, 9_000);

    // when
    RecentDrive both = old.plus(NOW_MS, 7_000, 8_000);

    // then
    assertThat(both).isEqualTo(RecentDrive.NONE.plus(NOW_MS, 7_000, 8_000));
    assertThat(both.distanceMm(NOW_MS + MINUTE_MS)).isEqualTo(7_000);
    assertThat(both.timeMs(NOW_MS + 11 * MINUTE_MS)).isZero();
    assertThat(old.plus(before + 3 * MINUTE_MS, 1, 2).timeMs(before + 3 * MINUTE_MS))
        .isEqualTo(9_002);
  }

  @Test
  void progressIsReadAsItWasWritten() {
    // given
    RecentDrive drive = RecentDrive.NONE.plus(NOW_MS, 5, 6).parting(NOW_MS);
    Progress progress = new Progress(HERE, NOW_MS - 4, drive, NOW_MS - 9, 77);
    ByteWriter out = new ByteWriter(16);

    // when
    progress.write(out);

    // then
    assertThat(Progress.read(new ByteReader(out.toByteArray()), false)).isEqualTo(progress);
  }
}
