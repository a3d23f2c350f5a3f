package io.fleet.stream.rule.settings;

/**
 * From which acceleration on a manoeuvre is harsh.
 *
 * @param brakingMg braking, 0.001 g, positive
 * @param accelerationMg acceleration, 0.001 g
 * @param corneringMg cornering to either side, 0.001 g
 */
public record HarshThresholds(int brakingMg, int accelerationMg, int corneringMg) {
  public static final HarshThresholds CAR = new HarshThresholds(400, 350, 400);

  /** Vans, and vehicles of which nothing else is known. */
  public static final HarshThresholds VAN = new HarshThresholds(360, 310, 360);

  /** Trucks and buses. */
  public static final HarshThresholds TRUCK = new HarshThresholds(300, 250, 300);

  /** What is built in for a class. */
  public static HarshThresholds ofClass(String vehicleClass) {
    return switch (vehicleClass == null ? "" : vehicleClass) {
      case "car" -> CAR;
      case "truck", "bus" -> TRUCK;
      default -> VAN;
    };
  }
}
