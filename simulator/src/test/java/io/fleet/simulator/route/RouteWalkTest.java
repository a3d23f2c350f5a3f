package io.fleet.simulator.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RouteWalkTest {
  private static final Temper CALM = new Temper(0.95, 0);

  @RepeatedTest(20)
  void theNextRouteBeginsWhereTheOneBeforeHandsOver(RepetitionInfo repetition) {
    // given
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    RouteWalk walk = new RouteWalk(new RoadGraph(random), CALM, random);
    Route before = walk.next();

    // when
    Route next = walk.next();

    // then
    assertThat(next.xM(0)).isEqualTo(before.xM(before.handoverM()), within(0.05));
    assertThat(next.yM(0)).isEqualTo(before.yM(before.handoverM()), within(0.05));
    double turn = next.headingRad(0) - before.headingRad(before.handoverM());
    assertThat(Math.cos(turn)).isEqualTo(1, within(1e-4));
    assertThat(next.limitKmph(0)).isEqualTo(before.limitKmph(before.handoverM()));
  }

  @RepeatedTest(20)
  void staysInTheCityAndNeverBendsMoreThanARoadCan(RepetitionInfo repetition) {
    // given
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    RouteWalk walk = new RouteWalk(new RoadGraph(random), CALM, random);

    for (int i = 0; i < 50; i++) {
      // when
      Route route = walk.next();

      // then
      for (int sample = 0; sample < route.samples() - 1; sample++) {
        double s = sample * Route.STEP_M;
        assertThat(Math.hypot(route.xM(s), route.yM(s))).isLessThan(9_000);
        assertThat(Math.abs(route.curvatureAfter(sample))).isLessThan(1 / 8.0);
      }
      assertThat(route.handoverM()).isGreaterThan(1_500);
    }
  }
}
