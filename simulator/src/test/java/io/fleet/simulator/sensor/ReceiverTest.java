package io.fleet.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.SimulatedFleet;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void anErrorIsCorrelatedOverItsTimeConstant() {
    // given
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    GaussMarkov error = new GaussMarkov(2, 60, 1, random);
    int steps = 400_000;
    double[] values = new double[steps];

    // when
    for (int i = 0; i < steps; i++) {
      values[i] = error.next();
    }

    // then
    assertThat(Math.sqrt(covariance(values, 0))).isEqualTo(2, within(0.15));
    assertThat(covariance(values, 60) / covariance(values, 0))
        .isEqualTo(Math.exp(-1), within(0.06));
  }

  private static double covariance(double[] values, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += values[i] * values[i - lag];
    }
    return sum / (values.length - lag);
  }

  @Test
  void aParkedVehicleDriftsAndItsSpeedIsNotZero() {
    // given
    SimulatedFleet fleet = new SimulatedFleet(1, 20, START);
    Telemetry before = null;
    double furthestM = 0;
    double fastestKmph = 0;
    int parkedFixes = 0;

    // when
    for (int i = 0; i < 20 * 3_600; i++) {
      Telemetry t = fleet.step().telemetry();
      if (t.vehicleId().equals("sim-0001") && t.isFalse(TelemetryField.IGNITION)) {
        before = before == null ? t : before;
        furthestM = Math.max(furthestM, distanceM(before, t));
        fastestKmph = Math.max(fastestKmph, t.number(TelemetryField.SPEED));
        parkedFixes++;
      }
    }

    // then
    assertThat(parkedFixes).isGreaterThan(60);
    assertThat(furthestM).isBetween(1.0, 60.0);
    assertThat(fastestKmph).isBetween(0.2, 3.0);
  }

  private static double distanceM(Telemetry a, Telemetry b) {
    return Geodesy.distanceM(a.latE6(), a.lonE6(), b.latE6(), b.lonE6());
  }
}
