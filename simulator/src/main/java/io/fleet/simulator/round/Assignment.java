package io.fleet.simulator.round;

/**
 * Who is to drive a round, and when.
 *
 * @param planId what its plan is called
 * @param validFromMs since when the vehicle has the plan, epoch milliseconds
 * @param leavesMs when it is to leave
 * @param byCompletion whether windows are held against the end of a service, else the arrival
 */
public record Assignment(
    String planId,
    String vehicleId,
    String driverId,
    long validFromMs,
    long leavesMs,
    boolean byCompletion) {
  /** Windows of one round in three are held against completions, where these are scanned well. */
  public static boolean isByCompletion(int vehicleNumber) {
    return vehicleNumber % 3 == 2 && ScanHabit.of(vehicleNumber) != ScanHabit.CARELESS;
  }
}
