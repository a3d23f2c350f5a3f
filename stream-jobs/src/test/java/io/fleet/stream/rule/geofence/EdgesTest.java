package io.fleet.stream.rule.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.stream.rule.motion.Place;
import org.junit.jupiter.api.Test;

class EdgesTest {
  private static final double M_PER_E6 = 0.1112;

  /** Everything north of the equator; no cell knows anything. */
  private static final class North implements Fence {
    int asked;

    @Override
    public String id() {
      return "north";
    }

    @Override
    public FenceTerms terms() {
      return FenceTerms.NONE;
    }

    @Override
    public double atLeastM(int latE6, int lonE6) {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double atMostM(int latE6, int lonE6) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double depthM(int latE6, int lonE6) {
      asked++;
      return latE6 * M_PER_E6;
    }

    @Override
    public boolean overlaps(Fence other) {
      return false;
    }

    @Override
    public long countsSinceMs(long timeMs) {
      return Long.MIN_VALUE;
    }

    @Override
    public long countsUntilMs(long timeMs) {
      return Long.MAX_VALUE;
    }
  }

  @Test
  void aMinutesWayIsCrossedAtItsMillisecond() {
    // given 1 km in a minute, of which 250 m lie before the edge
    Place from = new Place(0, -2_250, 0);
    Place to = new Place(60_000, 6_750, 0);

    // when
    Place at = Edges.crossing(Edges.IN, new North(), from, to);

    // then
    assertThat(at.timeMs()).isCloseTo(15_000, within(10L));
    assertThat(at.latE6()).isBetween(0, 1);
  }

  @Test
  void theGeometryIsAskedOnceAboutPlacesThatCannotBeToldApart() {
    // given 14 m in a second
    Place from = new Place(0, -40, 0);
    Place to = new Place(1_000, 86, 0);
    North north = new North();

    // when
    Place at = Edges.crossing(Edges.IN, north, from, to);

    // then
    assertThat(at.latE6()).isEqualTo(1);
    assertThat(north.asked).isLessThanOrEqualTo(8);
  }
}
