package io.fleet.simulator.motion;

import java.util.random.RandomGenerator;

/**
 * Engine speed, coolant, tank and supply voltage, following the motion. Simple models of first
 * order: the coolant warms and cools exponentially, fuel pays for idling, rolling and acceleration
 * (36 MJ per litre at 30 % efficiency), the alternator lifts the voltage. Mutable; one thread.
 */
public final class Powertrain {
  private static final double IDLE_RPM = 780;
  private static final double IDLE_L_PER_S = 0.9 / 3600;
  private static final double USEFUL_J_PER_L = 36e6 * 0.3;
  private static final double WARM_C = 90;
  private static final double AMBIENT_C = 16;
  private static final double WARMING_S = 240;
  private static final double COOLING_S = 3_600;
  private static final double RESERVE_SHARE = 0.12;
  private static final double FULL_SHARE = 0.96;
  private static final double CHARGING_V = 14.1;
  private static final double RESTING_V = 12.6;
  private static final double[] GEAR_FROM_KMPH = {0, 14, 28, 45, 65, 88, 140};

  private final VehicleClass vehicleClass;
  private double fuelL;
  private double coolantC = 85;
  private double rpm;
  private double volts;

  public Powertrain(VehicleClass vehicleClass, RandomGenerator random) {
    this.vehicleClass = vehicleClass;
    this.fuelL = vehicleClass.tankL() * random.nextDouble(0.35, FULL_SHARE);
  }

  /** Follows the motion over the last {@code seconds}; who parks on reserve fills up. */
  public void follow(TrueMotion motion, double seconds) {
    boolean on = motion.isEngineOn();
    rpm = on ? engineRpm(motion.speedMps() * 3.6) : 0;
    double goalC = on ? WARM_C : AMBIENT_C;
    coolantC += (goalC - coolantC) * (1 - decay(seconds / (on ? WARMING_S : COOLING_S)));
    volts = vehicleClass.batteries() * (on ? CHARGING_V : RESTING_V);
    if (on) {
      fuelL = Math.max(0, fuelL - burntL(motion, seconds));
    } else if (fuelL < RESERVE_SHARE * vehicleClass.tankL()) {
      fuelL = FULL_SHARE * vehicleClass.tankL();
    }
  }

  private static double decay(double share) {
    return 1 / (1 + share + share * share / 2);
  }

  private double burntL(TrueMotion motion, double seconds) {
    double pullN = vehicleClass.massKg() * Math.max(0, motion.longitudinalMps2());
    double pulledL = pullN * motion.speedMps() / USEFUL_J_PER_L;
    double rolledL = vehicleClass.rollingLPerM() * motion.speedMps();
    return (IDLE_L_PER_S + rolledL + pulledL) * seconds;
  }

  private double engineRpm(double kmph) {
    if (kmph < 3) {
      return IDLE_RPM;
    }
    int gear = 0;
    while (gear < GEAR_FROM_KMPH.length - 2 && kmph >= GEAR_FROM_KMPH[gear + 1]) {
      gear++;
    }
    double from = GEAR_FROM_KMPH[gear];
    double share = (kmph - from) / (GEAR_FROM_KMPH[gear + 1] - from);
    double low = 0.45 * vehicleClass.shiftRpm();
    return low + share * (vehicleClass.shiftRpm() - low);
  }

  /** Engine speed, 1/min, 0 when off. */
  public double rpm() {
    return rpm;
  }

  public double coolantC() {
    return coolantC;
  }

  public double fuelPct() {
    return 100 * fuelL / vehicleClass.tankL();
  }

  /** Supply voltage. */
  public double volts() {
    return volts;
  }
}
