package io.fleet.query.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final int MOST = 100_000;

  @Test
  void whatLiesOnTheWayGoesAndTheCornerStays() {
    // given: a kilometre north, then one east, with a fix a hundred metres
    List<TrackFix> drive = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      drive.add(fix(drive.size(), 48 + i * 0.0009, 11));
    }
    for (int i = 1; i <= 10; i++) {
      drive.add(fix(drive.size(), 48.009, 11 + i * 0.00134));
    }

    // then
    List<TrackFix> corners = List.of(drive.get(0), drive.get(10), drive.get(20));
    assertThat(fixes(simplified(drive, new DouglasPeucker(5, MOST)))).isEqualTo(corners);
    assertThat(fixes(simplified(drive, new Visvalingam(3)))).isEqualTo(corners);
  }

  @Test
  void whateverIsDroppedLiesWithinTheTolerance() {
    for (double toleranceM : new double[] {0, 1, 20, 500}) {
      // given: more than one stretch, and the antimeridian
      List<TrackFix> walk = randomWalk(25_000, 179.99);

      // when
      List<TrackFix> kept = fixes(simplified(walk, new DouglasPeucker(toleranceM, MOST)));

      // then
      assertThat(kept).first().isEqualTo(walk.get(0));
      assertThat(kept).last().isEqualTo(walk.get(walk.size() - 1));
      assertThat(greatestErrorM(walk, kept)).isLessThanOrEqualTo(toleranceM + 1e-6);
      assertThat(kept.size()).isLessThanOrEqualTo(walk.size());
    }
  }

  @Test
  void aGreaterToleranceKeepsLess() {
    List<TrackFix> walk = randomWalk(5_000, 11);
    int fine = simplified(walk, new DouglasPeucker(5, MOST)).size();
    int coarse = simplified(walk, new DouglasPeucker(50, MOST)).size();
    assertThat(coarse).isLessThan(fine / 2);
  }

  @Test
  void noMorePointsAreKeptThanAskedForAndNoneIsMadeUp() {
    List<TrackFix> walk = randomWalk(20_000, 11);
    for (int points : new int[] {2, 3, 100, 5_000}) {
      List<TrackFix> kept = fixes(simplified(walk, new Visvalingam(points)));
      assertThat(kept).hasSize(points).isSubsetOf(walk);
    }
  }

  @Test
  void theFixesAroundAGapStay() {
    // given: one straight line, with a silence in the middle
    List<TrackFix> drive = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      drive.add(fix(i + (i < 50 ? 0 : 901), 48 + i * 0.0001, 11));
    }

    // then
    for (Simplifier simplifier : List.of(new DouglasPeucker(100, MOST), new Visvalingam(4))) {
      List<Vertex> kept = simplified(drive, simplifier);
      assertThat(fixes(kept))
          .containsExactly(drive.get(0), drive.get(49), drive.get(50), drive.get(99));
      assertThat(kept.stream().map(Vertex::startsSegment))
          .containsExactly(true, false, true, false);
    }
    assertThatThrownBy(() -> simplified(drive, new Visvalingam(3)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("gap_s");
  }

  @Test
  void aSilenceOfFifteenMinutesIsNoGapAndAMillisecondMoreIs() {
    Gaps gaps = new Gaps(Duration.ofSeconds(900));
    Instant later = START.plusSeconds(900);
    assertThat(gaps.next(fix(0, 48, 11)).startsSegment()).isTrue();
    assertThat(gaps.next(at(later)).startsSegment()).isFalse();
    assertThat(gaps.next(at(later.plusMillis(900_001))).startsSegment()).isTrue();
  }

  @Test
  void moreThanAnAnswerHoldsIsRefused() {
    List<TrackFix> walk = randomWalk(101, 11);
    assertThat(simplified(walk.subList(0, 100), new EveryFix(100))).hasSize(100);
    assertThatThrownBy(() -> simplified(walk, new EveryFix(100)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("100 fixes");
  }

  @Test
  void nothingStaysNothing() {
    for (Simplifier simplifier :
        List.of(new DouglasPeucker(1, 10), new Visvalingam(2), new EveryFix(10))) {
      assertThat(simplifier.finish()).isEmpty();
    }
  }

  private static List<Vertex> simplified(List<TrackFix> drive, Simplifier simplifier) {
    Gaps gaps = new Gaps(Duration.ofSeconds(900));
    drive.forEach(fix -> simplifier.add(gaps.next(fix)));
    return simplifier.finish();
  }

  private static List<TrackFix> fixes(List<Vertex> kept) {
    return kept.stream().map(Vertex::fix).toList();
  }

  private static double greatestErrorM(List<TrackFix> walk, List<TrackFix> kept) {
    double greatestM = 0;
    int next = 1;
    for (TrackFix fix : walk) {
      while (fix.ts().isAfter(kept.get(next).ts())) {
        next++;
      }
      LocalPlane plane = new LocalPlane(fix);
      greatestM = Math.max(greatestM, plane.distanceTo(kept.get(next - 1), kept.get(next)));
    }
    return greatestM;
  }

  private static List<TrackFix> randomWalk(int fixes, double lon) {
    Random random = new Random(7);
    List<TrackFix> walk = new ArrayList<>();
    double lat = 48;
    double course = 0;
    for (int i = 0; i < fixes; i++) {
      course += random.nextGaussian() * 0.2;
      lat += Math.cos(course) * 1e-4;
      lon = Turn.nearest(lon + Math.sin(course) * 1e-4);
      walk.add(fix(i, Math.round(lat * 1e6) / 1e6, Math.round(lon * 1e6) / 1e6));
    }
    return walk;
  }

  private static TrackFix at(Instant ts) {
    return new TrackFix(ts, 48, 11, null, null, null, null, null, null);
  }

  private static TrackFix fix(int second, double lat, double lon) {
    return new TrackFix(START.plusSeconds(second), lat, lon, null, null, null, null, null, null);
  }
}
