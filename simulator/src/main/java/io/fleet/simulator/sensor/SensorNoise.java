package io.fleet.simulator.sensor;

/**
 * How far what a device tells is from the truth; all values one standard deviation.
 *
 * @param positionM of each axis of a position, correlated over {@code positionTimeS}
 * @param positionTimeS correlation time of the position's error, seconds
 * @param standingDriftM additional wandering of each axis while standing
 * @param standingDriftMostM how far that wandering leads at most
 * @param speedMps of the speed, from one fix to the next independent
 * @param accelerationMps2 of both accelerations
 * @param gauge scale of the errors of gauges and of the receiver's figures of merit; 1 is usual
 */
public record SensorNoise(
    double positionM,
    double positionTimeS,
    double standingDriftM,
    double standingDriftMostM,
    double speedMps,
    double accelerationMps2,
    double gauge) {
  /** Sensors that tell the truth, rounded. */
  public static final SensorNoise NONE = new SensorNoise(0, 60, 0, 0, 0, 0, 0);

  /** A good receiver under open sky. */
  public static final SensorNoise USUAL = new SensorNoise(2, 60, 4, 1_000, 0.1, 0.08, 1);

  /** Refuses negative errors. */
  public SensorNoise {
    boolean negative = positionM < 0 || standingDriftM < 0 || speedMps < 0;
    negative |= standingDriftMostM < 0;
    if (negative || accelerationMps2 < 0 || gauge < 0 || !(positionTimeS > 0)) {
      throw new IllegalArgumentException("noise must not be negative");
    }
  }
}
