package io.fleet.stream.rule.harsh;

/**
 * From which acceleration on a manoeuvre is harsh, by the kind of vehicle.
 *
 * @param brakingMg braking, 0.001 g, positive
 * @param accelerationMg acceleration, 0.001 g
 * @param corneringMg cornering to either side, 0.001 g
 */
public record HarshThresholds(int brakingMg, int accelerationMg, int corneringMg) {
  /** Vans, and vehicles of which nothing else is known. */
  public static final HarshThresholds VAN = new HarshThresholds(360, 310, 360);

  private static final int MEDIUM_FROM_PCT = 130;
  private static final int HIGH_FROM_PCT = 170;

  int of(HarshKind kind) {
    return switch (kind) {
      case BRAKING -> brakingMg;
      case ACCELERATION -> accelerationMg;
      case CORNERING -> corneringMg;
    };
  }

  /** 1 from the threshold on (or when no value is known), 2 from 1.3 times, 3 from 1.7 times. */
  int severity(HarshKind kind, int peakMg) {
    int threshold = of(kind);
    if (peakMg * 100L >= threshold * (long) HIGH_FROM_PCT) {
      return 3;
    }
    return peakMg * 100L >= threshold * (long) MEDIUM_FROM_PCT ? 2 : 1;
  }
}
