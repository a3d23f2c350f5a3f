package io.fleet.simulator.motion;

import io.fleet.simulator.route.Temper;
import java.util.random.RandomGenerator;

/**
 * Who drives what, and how. Drawn once per vehicle; the same random numbers make the same driver.
 */
public final class Driver {
  private static final double HURRIED_SHARE = 0.2;
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final VehicleClass vehicleClass;
  private final Handling handling;
  private final Temper temper;
  private final DutyProfile profile;
  private final double restShare;
  private final double firstShare;
  private final double odometerM;
  private final RandomGenerator random;

  /**
   * @param number the vehicle's number in the fleet from 0; neighbours rest at different times
   */
  public Driver(int number, DutyProfile profile, RandomGenerator random) {
    this.profile = profile;
    this.random = random;
    VehicleClass[] classes = VehicleClass.values();
    this.vehicleClass = classes[random.nextInt(classes.length)];
    this.handling = Handling.of(vehicleClass, random.nextDouble(0.75, 1.25));
    double overspeedChance = random.nextDouble() < HURRIED_SHARE ? 0.10 : 0.01;
    this.temper = new Temper(random.nextDouble(0.93, 1.02), overspeedChance);
    double turn = (number + 0.5) * GOLDEN_RATIO;
    this.restShare = turn - Math.floor(turn);
    this.firstShare = random.nextDouble();
    this.odometerM = Math.rint(random.nextDouble(5e6, 200e6));
  }

  public VehicleClass vehicleClass() {
    return vehicleClass;
  }

  public Handling handling() {
    return handling;
  }

  /** How the driver treats limits. */
  public Temper temper() {
    return temper;
  }

  /** What the odometer shows at the start, metres. */
  double odometerM() {
    return odometerM;
  }

  /** Where on the first route the vehicle is found, 0–1. */
  double firstShare() {
    return firstShare;
  }

  Duty newDuty(long startMs) {
    return new Duty(profile, startMs, restShare, random);
  }
}
