package io.fleet.simulator.route;

/**
 * The lights of the city as a function of time: each shows red for 15 s of every 75 s, each with
 * its own offset.
 */
public final class TrafficLights {
  private static final long PERIOD_MS = 75_000;
  private static final long RED_MS = 15_000;
  private static final long OFFSET_PER_NODE_MS = 37_000;

  private TrafficLights() {}

  /** Whether the light at a way-point is red at an instant in epoch milliseconds. */
  public static boolean isRed(int node, long timeMs) {
    return Math.floorMod(timeMs + node * OFFSET_PER_NODE_MS, PERIOD_MS) < RED_MS;
  }
}
