package io.fleet.simulator.truth;

import java.util.EnumMap;
import java.util.Map;

/**
 * Watches one direction of acceleration. A manoeuvre begins with the first sample above the floor
 * and ends with the last one that is not followed by another within 3 s. Its peak is the greatest
 * mean over one second, as an accelerometer's field is defined.
 */
final class ManoeuvreTruth {
  static final double STANDARD_GRAVITY_MPS2 = 9.80665;
  static final double FLOOR_MPS2 = 0.12 * STANDARD_GRAVITY_MPS2;
  private static final long APART_MS = 3_000;
  private static final double LEAST_PEAK_G = 0.10;

  private final LabelKind kind;
  private final LabelSink sink;
  private final SlidingMean second;
  private boolean active;
  private long startMs;
  private long lastMs;
  private double startKmph;
  private double peakMps2;
  private double truePeakMps2;

  ManoeuvreTruth(LabelKind kind, int stepMs, LabelSink sink) {
    this.kind = kind;
    this.sink = sink;
    this.second = new SlidingMean(1_000 / stepMs);
  }

  /**
   * @param mps2 acceleration in the direction watched, signed
   */
  void step(long timeMs, double mps2, double speedMps) {
    double mean = second.add(mps2);
    if (mps2 >= FLOOR_MPS2) {
      begin(timeMs, speedMps);
      lastMs = timeMs;
      truePeakMps2 = Math.max(truePeakMps2, mps2);
    }
    if (active) {
      peakMps2 = Math.max(peakMps2, mean);
      if (timeMs - lastMs > APART_MS) {
        end();
      }
    }
  }

  private void begin(long timeMs, double speedMps) {
    if (!active) {
      active = true;
      startMs = timeMs;
      startKmph = speedMps * 3.6;
      peakMps2 = 0;
      truePeakMps2 = 0;
    }
  }

  /** Nothing more will come. */
  void end() {
    if (active && peakMps2 >= LEAST_PEAK_G * STANDARD_GRAVITY_MPS2) {
      Map<Measure, Double> measures = new EnumMap<>(Measure.class);
      measures.put(Measure.PEAK_G, peakMps2 / STANDARD_GRAVITY_MPS2);
      measures.put(Measure.TRUE_PEAK_G, truePeakMps2 / STANDARD_GRAVITY_MPS2);
      measures.put(Measure.SPEED_KMPH, startKmph);
      sink.tell(kind, startMs, lastMs, measures);
    }
    active = false;
  }
}
