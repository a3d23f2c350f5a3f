package io.fleet.simulator.motion;

/**
 * What a driver asks of a vehicle in ordinary driving, m/s²; always below the limits of its class.
 *
 * @param accelerationMps2 when setting off
 * @param brakingMps2 when a stop or a bend comes
 * @param lateralMps2 in bends
 */
public record Handling(double accelerationMps2, double brakingMps2, double lateralMps2) {
  private static final double USUAL_ACCELERATION = 0.45;
  private static final double USUAL_BRAKING = 0.30;
  private static final double USUAL_LATERAL = 0.50;

  /**
   * The handling of a driver in a class of vehicle.
   *
   * @param vigour 1 for the usual driver; 0.7 – 1.4 is plausible
   */
  public static Handling of(VehicleClass vehicleClass, double vigour) {
    if (!(vigour >= 0.5 && vigour <= 1.5)) {
      throw new IllegalArgumentException("vigour " + vigour);
    }
    return new Handling(
        vehicleClass.accelerationLimitMps2() * USUAL_ACCELERATION * vigour,
        vehicleClass.brakingLimitMps2() * USUAL_BRAKING * vigour,
        vehicleClass.lateralLimitMps2() * USUAL_LATERAL * vigour);
  }
}
