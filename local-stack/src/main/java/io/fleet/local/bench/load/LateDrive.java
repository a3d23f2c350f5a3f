package io.fleet.local.bench.load;

import java.util.Locale;

/**
 * What a vehicle did some time ago, a message at a time: it drives for twenty minutes along a
 * straight road, too fast for a minute of it, and stands for ten with its engine off. No two
 * vehicles are at one place.
 */
final class LateDrive {
  private static final int ROUND_S = 1_800;
  private static final int DRIVING_S = 1_200;
  private static final int FAST_FROM_S = 600;
  private static final int FAST_TO_S = 660;
  private static final int USUAL_KMPH = 45;
  private static final int FAST_KMPH = 75;
  private static final int LIMIT_KMPH = 50;
  private static final double DEGREES_PER_M = 1 / 111_195.0;
  private static final double MPS_PER_KMPH = 1 / 3.6;
  private static final double DEGREES_APART = 0.01;

  private LateDrive() {}

  /**
   * A vehicle's message.
   *
   * @param vehicle its number
   * @param sinceS since its drive began, s
   * @param timestampMs of the message, epoch milliseconds
   */
  static String message(String vehicleId, int vehicle, long sinceS, long timestampMs) {
    int at = (int) (sinceS % ROUND_S);
    boolean drives = at < DRIVING_S;
    boolean isFast = at >= FAST_FROM_S && at < FAST_TO_S;
    double roundM = metres(DRIVING_S);
    double wayM = sinceS / ROUND_S % 2 == 0 ? metres(at) : roundM - metres(at);
    return String.format(
        Locale.ROOT,
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":%.6f,\"lon\":%.6f,\"speed_kmph\":%d,"
            + "\"ignition\":%b,\"driver_id\":\"driver-%s\",\"speed_limit_kmph\":%d}%n",
        vehicleId,
        timestampMs,
        48 + wayM * DEGREES_PER_M,
        5 + vehicle % 1_000 * DEGREES_APART,
        drives ? isFast ? FAST_KMPH : USUAL_KMPH : 0,
        drives,
        vehicleId,
        LIMIT_KMPH);
  }

  /** How far it has come in a round, m. */
  private static double metres(int at) {
    int driven = Math.min(at, DRIVING_S);
    int fast = Math.max(0, Math.min(driven, FAST_TO_S) - FAST_FROM_S);
    return (fast * FAST_KMPH + (driven - fast) * USUAL_KMPH) * MPS_PER_KMPH;
  }
}
