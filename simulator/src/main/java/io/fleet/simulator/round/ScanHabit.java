package io.fleet.simulator.round;

/** How a driver scans. */
public enum ScanHabit {
  /** At the stop, when it happens. */
  PROMPT,
  /** Not at all. */
  NONE,
  /**
   * One scan in seven is posted 5 min to 2 h later than it was made; one stop in twelve is scanned
   * from the next one.
   */
  CARELESS;

  /** Of a vehicle's driver: half of them scan nothing. */
  public static ScanHabit of(int vehicleNumber) {
    return vehicleNumber % 2 == 0 ? NONE : vehicleNumber % 4 == 1 ? PROMPT : CARELESS;
  }
}
