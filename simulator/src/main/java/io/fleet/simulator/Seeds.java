package io.fleet.simulator;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Independent random numbers for every part of a simulation from one seed, by a named algorithm, so
 * that they are the same on every machine and one part's draws do not move another's.
 */
public final class Seeds {
  /** A part that draws; the order is part of what a seed means. */
  public enum Part {
    CITY,
    MOTION,
    SENSORS,
    DEVICE,
    SCRIPT,
    TRANSMISSION
  }

  private static final String ALGORITHM = "L64X128MixRandom";

  private final long seed;

  public Seeds(long seed) {
    this.seed = seed;
  }

  /** The numbers of one part of one vehicle. */
  public RandomGenerator generator(Part part, int vehicle) {
    long own = mix(mix(seed) + 8L * vehicle + part.ordinal());
    return RandomGeneratorFactory.of(ALGORITHM).create(own);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
