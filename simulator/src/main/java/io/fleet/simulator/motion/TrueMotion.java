package io.fleet.simulator.motion;

/**
 * What a vehicle really does at one moment, free of noise; what sensors read and truth is told of.
 */
public interface TrueMotion {
  /** Epoch milliseconds. */
  long timeMs();

  /** Metres east of the city's centre. */
  double xM();

  /** Metres north of the city's centre. */
  double yM();

  /** Clockwise from north, 0 – 360 degrees. */
  double headingDeg();

  double speedMps();

  /** Forward positive. */
  double longitudinalMps2();

  /** Right positive. */
  double lateralMps2();

  /** The limit of the road under the wheels as the device knows it, or NaN if it does not. */
  double limitKmph();

  double odometerM();

  boolean isEngineOn();
}
