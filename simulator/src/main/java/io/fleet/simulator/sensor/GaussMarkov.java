package io.fleet.simulator.sensor;

import java.util.random.RandomGenerator;

/**
 * A first-order Gauss–Markov process at equal steps: an error that wanders, correlated over a time
 * constant, with a fixed standard deviation.
 */
final class GaussMarkov {
  private final double kept;
  private final double fresh;
  private final RandomGenerator random;
  private double value;

  /** Begins with a drawn value, as if it had wandered for long. */
  GaussMarkov(double sigma, double timeConstantS, double stepS, RandomGenerator random) {
    this.kept = StrictMath.exp(-stepS / timeConstantS);
    this.fresh = sigma * Math.sqrt(1 - kept * kept);
    this.random = random;
    this.value = sigma * random.nextGaussian();
  }

  double next() {
    value = kept * value + fresh * random.nextGaussian();
    return value;
  }

  double value() {
    return value;
  }

  /** Forgets a share of the error, 0–1. */
  void shrink(double share) {
    value *= 1 - share;
  }
}
