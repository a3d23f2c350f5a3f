package io.fleet.simulator.truth;

import java.util.EnumMap;
import java.util.Map;

/**
 * Watches the true speed against the limit in force: the road's, or the fleet's where the road's is
 * not known. A stretch above limit × 1.05 opens an episode when it has lasted 10 s without a break;
 * an open episode ends when the vehicle is not above for 10 s, at the first moment not above. A
 * stretch too short to open one is told too, as what it is.
 */
final class OverspeedTruth {
  static final double FLEET_LIMIT_KMPH = 80;
  static final double TOLERANCE = 1.05;
  private static final long OPENS_AFTER_MS = 10_000;
  private static final long ENDS_AFTER_MS = 10_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final LabelSink sink;
  private long startMs = NEVER;
  private long belowSinceMs = NEVER;
  private long aboveMs;
  private double peakKmph;
  private double peakLimitKmph;
  private boolean peakRoad;
  private double startM;
  private double endM;

  OverspeedTruth(LabelSink sink) {
    this.sink = sink;
  }

  /**
   * @param roadLimitKmph NaN where it is not known
   */
  void step(long timeMs, double speedMps, double roadLimitKmph, double odometerM) {
    boolean road = !Double.isNaN(roadLimitKmph);
    double limit = road ? roadLimitKmph : FLEET_LIMIT_KMPH;
    double kmph = speedMps * 3.6;
    if (kmph > limit * TOLERANCE) {
      above(timeMs, kmph, limit, road, odometerM);
    } else if (startMs != NEVER) {
      notAbove(timeMs, odometerM);
    }
  }

  private void above(long timeMs, double kmph, double limit, boolean road, double odometerM) {
    if (startMs == NEVER) {
      startMs = timeMs;
      aboveMs = 0;
      peakKmph = 0;
      peakLimitKmph = 1;
      startM = odometerM;
    }
    belowSinceMs = NEVER;
    aboveMs = timeMs - startMs;
    if (kmph / limit > peakKmph / peakLimitKmph) {
      peakKmph = kmph;
      peakLimitKmph = limit;
      peakRoad = road;
    }
  }

  private void notAbove(long timeMs, double odometerM) {
    if (belowSinceMs == NEVER) {
      belowSinceMs = timeMs;
      endM = odometerM;
    }
    if (aboveMs < OPENS_AFTER_MS || timeMs - belowSinceMs >= ENDS_AFTER_MS) {
      end();
    }
  }

  private void end() {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.PEAK_KMPH, peakKmph);
    measures.put(Measure.LIMIT_KMPH, peakLimitKmph);
    measures.put(Measure.ROAD_LIMIT, peakRoad ? 1.0 : 0.0);
    measures.put(Measure.ABOVE_S, aboveMs / 1_000.0);
    measures.put(Measure.DISTANCE_M, endM - startM);
    sink.tell(LabelKind.OVERSPEED, startMs, belowSinceMs, measures);
    startMs = NEVER;
    belowSinceMs = NEVER;
  }
}
