package io.fleet.simulator.truth;

import java.util.EnumMap;
import java.util.Map;

/**
 * Watches for trips: from the first moving moment to the beginning of the standing that ended it,
 * which lasted 300 s, or 60 s with the engine off. What is towed makes no trip. A trip is told when
 * the vehicle moves again, as only then it is known how clearly it had ended.
 */
final class TripTruth {
  private static final double STANDING_ENDS_MS = 300_000;
  private static final double ENGINE_OFF_ENDS_MS = 60_000;

  private final LabelSink sink;
  private final Standing standing;
  private boolean wasStanding = true;
  private boolean open;
  private boolean towed;
  private long startMs;
  private double startM;
  private long stoodMs;
  private long engineOffMs;
  private long engineOffSinceMs = Long.MIN_VALUE;
  private double nearestEnd;

  TripTruth(Standing standing, LabelSink sink) {
    this.standing = standing;
    this.sink = sink;
  }

  void step(long timeMs, double odometerM, boolean engineOn, boolean isTowed) {
    observeEngine(timeMs, engineOn);
    if (wasStanding && !standing.is()) {
      depart(timeMs, isTowed);
    } else if (!wasStanding && standing.is()) {
      engineOffMs = 0;
      engineOffSinceMs = engineOn ? Long.MIN_VALUE : timeMs;
    }
    wasStanding = standing.is();
  }

  /** The longest time with the engine off within one standing. */
  private void observeEngine(long timeMs, boolean engineOn) {
    if (engineOn) {
      engineOffSinceMs = Long.MIN_VALUE;
    } else if (engineOffSinceMs == Long.MIN_VALUE) {
      engineOffSinceMs = timeMs;
    } else {
      engineOffMs = Math.max(engineOffMs, timeMs - engineOffSinceMs);
    }
  }

  private void depart(long timeMs, boolean isTowed) {
    long stood = timeMs - standing.sinceMs();
    double ratio = Math.max(stood / STANDING_ENDS_MS, engineOffMs / ENGINE_OFF_ENDS_MS);
    if (open && ratio < 1 && !isTowed) {
      stoodMs += stood;
      nearestEnd = Math.min(nearestEnd, 1 - ratio);
      return;
    }
    finish(ratio);
    begin(timeMs, ratio, isTowed);
  }

  private void begin(long timeMs, double ratio, boolean isTowed) {
    towed = isTowed;
    open = true;
    startMs = timeMs;
    startM = standing.atM();
    stoodMs = 0;
    nearestEnd = Math.abs(ratio - 1);
  }

  private void finish(double ratio) {
    if (!open) {
      return;
    }
    open = false;
    if (towed) {
      return;
    }
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    long endMs = standing.sinceMs();
    measures.put(Measure.DISTANCE_M, standing.atM() - startM);
    measures.put(Measure.MOVING_S, (endMs - startMs - stoodMs) / 1_000.0);
    measures.put(Measure.STANDING_S, stoodMs / 1_000.0);
    measures.put(Measure.NEAREST_END, Math.min(nearestEnd, Math.abs(ratio - 1)));
    sink.tell(LabelKind.TRIP, startMs, endMs, measures);
  }

  /** Nothing more will come: a vehicle that has stood long enough has ended its trip. */
  void end(long timeMs) {
    if (standing.is()) {
      long stood = timeMs - standing.sinceMs();
      double ratio = Math.max(stood / STANDING_ENDS_MS, engineOffMs / ENGINE_OFF_ENDS_MS);
      if (ratio >= 1) {
        finish(ratio);
      }
    }
  }
}
