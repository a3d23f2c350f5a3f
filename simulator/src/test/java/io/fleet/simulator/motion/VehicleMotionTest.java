package io.fleet.simulator.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.simulator.route.RoadGraph;
import io.fleet.simulator.route.RouteWalk;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleMotionTest {
  private static final long START_MS = 1_790_000_000_000L;
  private static final int TEN_HZ_MS = 100;
  private static final int STEPS_PER_HOUR = 36_000;
  private static final double ROUNDING = 1e-6;

  static IntStream vehicles() {
    return IntStream.rangeClosed(1, 24);
  }

  @ParameterizedTest
  @MethodSource("vehicles")
  void neverPassesTheLimitsOfItsClass(int number) {
    // given
    Vehicle vehicle = new Vehicle(number, TEN_HZ_MS);
    VehicleClass limits = vehicle.driver.vehicleClass();

    for (int i = 0; i < STEPS_PER_HOUR; i++) {
      // when
      vehicle.motion.step();

      // then
      assertThat(vehicle.motion.longitudinalMps2())
          .isBetween(
              -limits.brakingLimitMps2() - ROUNDING, limits.accelerationLimitMps2() + ROUNDING);
      assertThat(Math.abs(vehicle.motion.lateralMps2())).isLessThan(limits.lateralLimitMps2());
      assertThat(vehicle.motion.speedMps() * 3.6).isBetween(0.0, limits.topSpeedKmph() * 1.03);
    }
  }

  @ParameterizedTest
  @MethodSource("vehicles")
  void coversInEachSecondWhatItsSpeedExplains(int number) {
    // given
    Vehicle vehicle = new Vehicle(number, TEN_HZ_MS);
    VehicleMotion motion = vehicle.motion;

    for (int second = 0; second < 3_600; second++) {
      double x = motion.xM();
      double y = motion.yM();
      double meanMps = 0;

      // when
      for (int i = 0; i < 10; i++) {
        motion.step();
        meanMps += motion.speedMps() / 10;
      }

      // then
      double legM = Math.hypot(motion.xM() - x, motion.yM() - y);
      assertThat(legM).isBetween(meanMps * 0.7 - 0.2, meanMps * 1.1 + 0.2);
    }
  }

  @ParameterizedTest
  @MethodSource("vehicles")
  void pointsWhereItGoes(int number) {
    // given
    VehicleMotion motion = new Vehicle(number, TEN_HZ_MS).motion;

    for (int i = 0; i < STEPS_PER_HOUR; i++) {
      double x = motion.xM();
      double y = motion.yM();
      double before = motion.headingDeg();

      // when
      motion.step();

      // then
      if (motion.speedMps() > 2) {
        double course = Math.toDegrees(Math.atan2(motion.xM() - x, motion.yM() - y));
        assertThat(turn(before, motion.headingDeg())).isLessThan(12);
        assertThat(turn(course, motion.headingDeg())).isLessThan(15);
      }
    }
  }

  private static double turn(double a, double b) {
    return Math.abs(Math.IEEEremainder(a - b, 360));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 100})
  void drivesStopsIdlesAndParksAtAnyStep(int stepMs) {
    // given
    VehicleMotion motion = new Vehicle(3, stepMs).motion;
    int stepsPerHour = 3_600_000 / stepMs;
    int moving = 0;
    int engineOnStanding = 0;
    int parked = 0;

    // when
    for (int i = 0; i < 5 * stepsPerHour; i++) {
      motion.step();
      moving += motion.speedMps() > 0 ? 1 : 0;
      engineOnStanding += motion.speedMps() == 0 && motion.isEngineOn() ? 1 : 0;
      parked += motion.isEngineOn() ? 0 : 1;
      assertThat(motion.isEngineOn() || motion.speedMps() == 0).isTrue();
    }

    // then
    assertThat(moving).isGreaterThan(4 * stepsPerHour);
    assertThat(engineOnStanding).isGreaterThan(stepsPerHour / 60);
    assertThat(parked).isGreaterThan(stepsPerHour / 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void refusesStepsThatAreNoPhysics(int stepMs) {
    assertThatThrownBy(() -> new Vehicle(1, stepMs)).isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Vehicle {
    final Driver driver;
    final VehicleMotion motion;

    Vehicle(int number, int stepMs) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
      driver = new Driver(number, DutyProfile.BUSY, random);
      RouteWalk walk = new RouteWalk(new RoadGraph(random), driver.temper(), random);
      motion = new VehicleMotion(driver, walk, START_MS, stepMs);
    }
  }
}
