package io.fleet.stream.rule.settings;

/**
 * When a vehicle is due for service. Of the three ways to be due 0 says: not by that.
 *
 * @param dueM at that odometer, m
 * @param dueAtMs at that time, epoch milliseconds
 * @param dueEngineMs after so much time with the engine on since the plan holds, ms
 * @param warnM so far ahead, m
 * @param warnMs so long ahead, ms
 */
public record ServicePlan(long dueM, long dueAtMs, long dueEngineMs, long warnM, long warnMs) {
  /** No service is planned. */
  public static final ServicePlan NONE = new ServicePlan(0, 0, 0, 0, 0);

  /** How far ahead people are warned where nobody says, m. */
  public static final long WARN_M = 1_000_000;

  /** How long ahead people are warned where nobody says, ms. */
  public static final long WARN_MS = 14 * 86_400_000L;

  /** Whether there is anything to be due. */
  public boolean isEmpty() {
    return dueM == 0 && dueAtMs == 0 && dueEngineMs == 0;
  }
}
