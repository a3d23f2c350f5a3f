package io.fleet.simulator.truth;

/** Whether the vehicle stands: from below 3 km/h on until 5 km/h are reached. */
final class Standing {
  private static final double BEGINS_BELOW_MPS = 3 / 3.6;
  private static final double ENDS_FROM_MPS = 5 / 3.6;

  private boolean standing;
  private long sinceMs;
  private double atM;

  /** Takes the next moment into account. */
  void step(long timeMs, double speedMps, double odometerM) {
    if (standing && speedMps >= ENDS_FROM_MPS) {
      standing = false;
    } else if (!standing && speedMps < BEGINS_BELOW_MPS) {
      standing = true;
      sinceMs = timeMs;
      atM = odometerM;
    }
  }

  boolean is() {
    return standing;
  }

  /** Since when it stands, or when it last began to. */
  long sinceMs() {
    return sinceMs;
  }

  /** The odometer's reading of that moment. */
  double atM() {
    return atM;
  }
}
