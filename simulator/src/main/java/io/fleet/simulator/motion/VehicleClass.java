package io.fleet.simulator.motion;

/**
 * What a kind of vehicle can do and what it needs. Accelerations in m/s² are limits that its motion
 * never passes; drivers normally stay well below.
 */
public enum VehicleClass {
  /** A passenger car, 12 V. */
  CAR(3.0, 6.0, 4.0, 130, 1_500, 50, 0.00005, 1, 3_200),
  /** A delivery van, 12 V. */
  VAN(2.5, 5.0, 3.5, 120, 2_800, 75, 0.00008, 1, 3_000),
  /** A heavy truck, 24 V. */
  TRUCK(1.4, 4.0, 2.5, 85, 16_000, 350, 0.00020, 2, 1_900);

  private final double accelerationLimitMps2;
  private final double brakingLimitMps2;
  private final double lateralLimitMps2;
  private final double topSpeedKmph;
  private final double massKg;
  private final double tankL;
  private final double rollingLPerM;
  private final int batteries;
  private final int shiftRpm;

  VehicleClass(
      double accelerationLimitMps2,
      double brakingLimitMps2,
      double lateralLimitMps2,
      double topSpeedKmph,
      double massKg,
      double tankL,
      double rollingLPerM,
      int batteries,
      int shiftRpm) {
    this.accelerationLimitMps2 = accelerationLimitMps2;
    this.brakingLimitMps2 = brakingLimitMps2;
    this.lateralLimitMps2 = lateralLimitMps2;
    this.topSpeedKmph = topSpeedKmph;
    this.massKg = massKg;
    this.tankL = tankL;
    this.rollingLPerM = rollingLPerM;
    this.batteries = batteries;
    this.shiftRpm = shiftRpm;
  }

  public double accelerationLimitMps2() {
    return accelerationLimitMps2;
  }

  public double brakingLimitMps2() {
    return brakingLimitMps2;
  }

  public double lateralLimitMps2() {
    return lateralLimitMps2;
  }

  public double topSpeedKmph() {
    return topSpeedKmph;
  }

  double massKg() {
    return massKg;
  }

  /** Size of the tank, litres. */
  public double tankL() {
    return tankL;
  }

  double rollingLPerM() {
    return rollingLPerM;
  }

  /** Batteries of 12 V in series. */
  int batteries() {
    return batteries;
  }

  int shiftRpm() {
    return shiftRpm;
  }
}
