package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.junit.jupiter.api.Test;

/** Held against GeographicLib's geodesics on the WGS-84 ellipsoid. */
class GeodesyTest {
  private static final int POLE = 90_000_000;
  private static final int DATE_LINE = 180_000_000;

  private static double exactM(int latA, int lonA, int latB, int lonB) {
    return Geodesic.WGS84.Inverse(
            latA / 1e6, lonA / 1e6, latB / 1e6, lonB / 1e6, GeodesicMask.DISTANCE)
        .s12;
  }

  @Property(tries = 5_000)
  void theErrorIsBelowSixInAThousand(
      @ForAll @IntRange(min = -POLE, max = POLE) int latA,
      @ForAll @IntRange(min = -DATE_LINE, max = DATE_LINE) int lonA,
      @ForAll @IntRange(min = -POLE, max = POLE) int latB,
      @ForAll @IntRange(min = -DATE_LINE, max = DATE_LINE) int lonB) {
    double exact = exactM(latA, lonA, latB, lonB);

    assertThat(Geodesy.distanceM(latA, lonA, latB, lonB))
        .isCloseTo(exact, within(0.006 * exact + 0.000_01));
  }

  @Property(tries = 5_000)
  void theErrorOfALegBetweenFixesToo(
      @ForAll @IntRange(min = -80_000_000, max = 80_000_000) int lat,
      @ForAll @IntRange(min = -DATE_LINE, max = DATE_LINE - 20_000) int lon,
      @ForAll @IntRange(min = -10_000, max = 10_000) int north,
      @ForAll @IntRange(max = 20_000) int east) {
    double exact = exactM(lat, lon, lat + north, lon + east);

    assertThat(Geodesy.distanceM(lat, lon, lat + north, lon + east))
        .isCloseTo(exact, within(0.006 * exact + 0.000_01));
  }

  @Property
  void thereAndBackAreTheSame(
      @ForAll @IntRange(min = -POLE, max = POLE) int latA,
      @ForAll @IntRange(min = -DATE_LINE, max = DATE_LINE) int lonA,
      @ForAll @IntRange(min = -POLE, max = POLE) int latB,
      @ForAll @IntRange(min = -DATE_LINE, max = DATE_LINE) int lonB) {
    assertThat(Geodesy.distanceMm(latA, lonA, latB, lonB))
        .isEqualTo(Geodesy.distanceMm(latB, lonB, latA, lonA));
  }

  @Test
  void aPlaceIsNoDistanceFromItself() {
    assertThat(Geodesy.distanceMm(48_137_154, 11_576_124, 48_137_154, 11_576_124)).isZero();
  }

  @Test
  void everyStepFurtherIsFurther() {
    double before = 0;
    for (int east = 1; east <= DATE_LINE; east = east * 5 / 4 + 1) {
      double distance = Geodesy.distanceM(48_000_000, 0, 48_000_000, east);

      assertThat(distance).isGreaterThan(before);
      before = distance;
    }
  }

  @Test
  void theDateLineIsNoWall() {
    assertThat(Geodesy.distanceM(0, DATE_LINE - 500, 0, -DATE_LINE + 500))
        .isCloseTo(Geodesy.distanceM(0, 0, 0, 1_000), within(0.001));
    assertThat(Geodesy.distanceMm(10_000_000, DATE_LINE, 10_000_000, -DATE_LINE)).isZero();
  }

  @Test
  void theOtherEndOfTheWorldIsHalfACircleAway() {
    assertThat(Geodesy.distanceM(POLE, 0, -POLE, 77_000_000))
        .isCloseTo(Math.PI * Geodesy.MEAN_RADIUS_M, within(0.1));
  }
}
