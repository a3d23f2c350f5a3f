package io.fleet.stream.rule.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.RealDrives;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLineTest {
  /** 100 m of latitude, degrees. */
  private static final double D = 100 / (Geodesy.MEAN_RADIUS_M * Math.PI / 180);

  private final SplittableRandom random = new SplittableRandom(7);

  @ParameterizedTest
  @ValueSource(doubles = {-52.3, 0, 48.1, 70})
  void theNearestPlaceIsThatOfLookingEverywhere(double latitude) {
    for (double longitude : new double[] {11.5, 179.99, -179.995}) {
      for (int size : new int[] {2, 3, 9, 300}) {
        double[] walk = walk(longitude, latitude, size);
        RouteLine line = RouteLine.of(walk);
        for (int i = 0; i < 12; i++) {
          int at = 2 * random.nextInt(size);
          int lat = e6(walk[at + 1] + (random.nextDouble() - 0.5) * 20 * D);
          int lon = turned(e6(walk[at] + (random.nextDouble() - 0.5) * 20 * D));
          RoutePoint found = line.nearest(lat, lon);
          double nearestM = everywhereM(walk, lat, lon);
          assertThat(found.offM()).isCloseTo(nearestM, within(0.3));
          double[] there = placeAt(walk, line, found.alongM());
          double thereM = Geodesy.distanceM(e6(there[1]), turned(e6(there[0])), lat, lon);
          assertThat(thereM).isCloseTo(nearestM, within(1.5));
        }
      }
    }
  }

  @Test
  void aLineIsAsLongAsItsEdges() {
    RouteLine line = RouteLine.of(new double[] {11, 48, 11, 48 + D, 11, 48 + D, 11, 48 + 3 * D});
    assertThat(line.lengthM()).isCloseTo(300, within(0.2));
    assertThat(line.positions()).isEqualTo(3);
  }

  @Test
  void whoDrivesThereAndBackOnOneStreetComesToItsEnd() {
    // given ten kilometres out and back, in steps of 100 m
    double[] street = new double[2 * 201];
    for (int i = 0; i <= 200; i++) {
      street[2 * i] = 11;
      street[2 * i + 1] = 48 + Math.min(i, 200 - i) * D;
    }
    RouteLine line = RouteLine.of(street);
    // when it is driven, with a receiver that errs
    double cameM = 0;
    for (double drivenM = 0; drivenM <= 20_000; drivenM += 10) {
      double up = Math.min(drivenM, 20_000 - drivenM) / 100 * D;
      cameM = line.project(e6(48 + up + err()), e6(11 + err()), cameM).alongM();
      // then it is where it is, but for some metres after the turn
      assertThat(cameM).isCloseTo(drivenM, within(110.0));
    }
    assertThat(cameM).isGreaterThan(19_980);
  }

  @Test
  void roundAndRoundIsCountedRoundByRound() {
    // given three rounds of a block of 400 m by 400 m
    double[] rounds = new double[2 * 13];
    for (int i = 0; i < 13; i++) {
      rounds[2 * i] = (i % 4 == 1 || i % 4 == 2) ? 4 * D : 0;
      rounds[2 * i + 1] = i % 4 >= 2 ? 4 * D : 0;
    }
    RouteLine line = RouteLine.of(rounds);
    double cameM = 0;
    for (double drivenM = 0; drivenM < line.lengthM(); drivenM += 12) {
      double[] place = placeAt(rounds, line, drivenM);
      cameM = line.project(e6(place[1] + err()), e6(place[0] + err()), cameM).alongM();
      assertThat(cameM).isCloseTo(drivenM, within(60.0));
    }
  }

  @Test
  void whereTheLineCrossesItselfItIsGoneStraightOn() {
    // given a loop that crosses itself at its first third
    double[] loop = {11, 48, 11, 48 + 20 * D, 11 + 10 * D, 48 + 10 * D, 11 - 10 * D, 48 + 10 * D};
    RouteLine line = RouteLine.of(loop);
    assertThat(line.project(e6(48 + 10 * D), e6(11), 990).alongM()).isCloseTo(1_000, within(2.0));
    double secondM = line.project(e6(48 + 10 * D), e6(11), 3_400).alongM();
    assertThat(secondM).isGreaterThan(3_500);
  }

  @Test
  void whoLeavesALineAndComesBackToWhatWasPassedIsThere() {
    RouteLine line = RouteLine.of(new double[] {11, 48, 11, 48 + 100 * D});
    assertThat(line.project(e6(48 + 20 * D), e6(11), 5_000).alongM()).isCloseTo(2_000, within(2.0));
    // a receiver's error is no way back
    assertThat(line.project(e6(48 + 49.6 * D), e6(11), 5_000).alongM()).isEqualTo(5_000);
  }

  @Test
  void whereTheLineAheadIsTooFarOffTheNearestPlaceOfAllCounts() {
    // given the way back lies 80 m beside the way out
    RouteLine line =
        RouteLine.of(
            new double[] {11, 48, 11, 48 + 50 * D, 11 + 1.2 * D, 48 + 50 * D, 11 + 1.2 * D, 48});
    int lat = e6(48 + 10 * D);
    int lon = e6(11);

    // then
    assertThat(line.project(lat, lon, 6_000).alongM()).isCloseTo(1_000, within(2.0));
    RoutePoint between = line.project(lat, e6(11 + 0.7 * D), 6_000);
    assertThat(between.alongM()).isCloseTo(9_080, within(5.0));
    assertThat(line.project(lat, e6(11 + 0.45 * D), 6_000, 60).alongM())
        .as("within 60 m ahead")
        .isGreaterThan(9_000);
    assertThat(line.project(lat, e6(11 + 0.45 * D), 6_000, 40).alongM())
        .as("not within 40 m ahead")
        .isCloseTo(1_000, within(2.0));
  }

  @Test
  void aPlaceVisitedTwiceIsTwoPlacesAlong() {
    double[] street = {11, 48, 11, 48 + 50 * D, 11, 48};
    RouteLine line = RouteLine.of(street);
    int[] lats = {e6(48 + 10 * D), e6(48 + 50 * D), e6(48 + 10 * D), e6(48 + 30 * D), e6(48)};
    int[] lons = {e6(11), e6(11), e6(11), e6(11), e6(11)};
    double[] along = line.alongInOrder(lats, lons);
    assertThat(along[0]).isCloseTo(1_000, within(2.0));
    assertThat(along[1]).isCloseTo(5_000, within(2.0));
    assertThat(along[2]).isCloseTo(9_000, within(2.0));
    assertThat(along[3]).as("not passed any more").isNaN();
    assertThat(along[4]).isCloseTo(10_000, within(2.0));
    assertThat(line.remainingM(1_500, along[2])).isCloseTo(7_500, within(2.0));
    assertThat(line.remainingM(9_500, along[2])).isZero();
  }

  @Test
  void whatIsNoLineIsNone() {
    assertThat(RouteLine.of(new double[] {11, 48})).isNull();
    assertThat(RouteLine.of(new double[] {11, 48, 11, 48})).isNull();
    assertThat(RouteLine.of(new double[] {11, 48, 11, 91})).isNull();
    assertThat(RouteLine.of(new double[] {11, 48, Double.NaN, 48})).isNull();
    assertThat(RouteLine.of(new double[] {-100, 0, 0, 0, 100, 0})).isNull();
    assertThat(RouteLine.of(new double[0])).isNull();
  }

  @Test
  void aRealDriveFollowsItsOwnLine() throws IOException {
    assumeThat(RealDrives.areThere()).isTrue();
    List<Telemetry> rows = RealDrives.of("A").stream().filter(Telemetry::hasPosition).toList();
    List<Telemetry> drive = rows.subList(0, Math.min(4_000, rows.size()));
    double[] degrees = new double[2 * drive.size()];
    for (int i = 0; i < drive.size(); i++) {
      degrees[2 * i] = drive.get(i).lonE6() / 1e6;
      degrees[2 * i + 1] = drive.get(i).latE6() / 1e6;
    }
    RouteLine line = RouteLine.of(degrees);
    double cameM = 0;
    double drivenM = 0;
    Telemetry before = drive.get(0);
    for (Telemetry t : drive) {
      drivenM += Geodesy.distanceM(before.latE6(), before.lonE6(), t.latE6(), t.lonE6());
      RoutePoint at = line.project(t.latE6(), t.lonE6(), cameM);
      assertThat(at.offM()).isLessThan(RouteLine.COMES_BY_M + 1);
      assertThat(at.alongM()).isGreaterThanOrEqualTo(cameM);
      cameM = at.alongM();
      before = t;
    }
    assertThat(cameM).isCloseTo(drivenM, within(200.0));
  }

  private double[] walk(double lon, double lat, int size) {
    double[] walk = new double[2 * size];
    double heading = random.nextDouble() * 6;
    for (int i = 0; i < size; i++) {
      boolean first = i == 0;
      heading += (random.nextDouble() - 0.5) * 2;
      double x = first ? lon : walk[2 * i - 2] + Math.sin(heading) * 3 * D;
      walk[2 * i] = x > 180 ? x - 360 : x < -180 ? x + 360 : x;
      walk[2 * i + 1] = first ? lat : walk[2 * i - 1] + Math.cos(heading) * 3 * D;
    }
    return walk;
  }

  /** The least distance to any edge: each is walked in small steps. */
  private static double everywhereM(double[] line, int lat, int lon) {
    double nearestM = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 3 < line.length; i += 2) {
      double least = 0;
      double most = 1;
      for (int n = 0; n < 40; n++) {
        double third = (most - least) / 3;
        boolean nearerFirst =
            offM(line, i, least + third, lat, lon) < offM(line, i, most - third, lat, lon);
        least = nearerFirst ? least : least + third;
        most = nearerFirst ? most - third : most;
      }
      nearestM = Math.min(nearestM, offM(line, i, least, lat, lon));
    }
    return nearestM;
  }

  private static double offM(double[] line, int i, double share, int lat, int lon) {
    double x = Math.IEEEremainder(line[i + 2] - line[i], 360);
    int atLat = e6(line[i + 1] + share * (line[i + 3] - line[i + 1]));
    return Geodesy.distanceM(atLat, turned(e6(line[i] + share * x)), lat, lon);
  }

  /** Longitude and latitude of what lies so far along. */
  private static double[] placeAt(double[] line, RouteLine route, double alongM) {
    double beforeM = 0;
    for (int i = 0; i + 3 < line.length; i += 2) {
      double edgeM =
          Geodesy.distanceM(e6(line[i + 1]), e6(line[i]), e6(line[i + 3]), e6(line[i + 2]));
      if (beforeM + edgeM >= alongM || i + 5 > line.length) {
        double share = edgeM == 0 ? 0 : (alongM - beforeM) / edgeM;
        double x = Math.IEEEremainder(line[i + 2] - line[i], 360);
        double y = line[i + 3] - line[i + 1];
        return new double[] {line[i] + share * x, line[i + 1] + share * y};
      }
      beforeM += edgeM;
    }
    throw new IllegalArgumentException(alongM + " of " + route.lengthM());
  }

  private double err() {
    return (random.nextDouble() - 0.5) * 0.06 * D;
  }

  private static int e6(double degrees) {
    return (int) Math.round(degrees * 1e6);
  }

  private static int turned(int lonE6) {
    return Math.floorMod(lonE6 + 180_000_000, 360_000_000) - 180_000_000;
  }
}
