package io.fleet.simulator.truth;

import java.util.EnumMap;
import java.util.Map;

/**
 * Watches one geofence: a visit lasts from the edge inwards to the edge outwards, if the vehicle
 * was beyond the edge by 10 m on either side in between. What came nearer without reaching 10 m is
 * told too, as what it is.
 */
final class VisitTruth {
  private static final double BEYOND_M = 10;

  /** So far from the edge nothing can have happened yet. */
  private static final double LOOK_M = 2;

  private static final long NEVER = Long.MIN_VALUE;
  private static final double MS_PER_S = 1_000;

  private final String fenceId;
  private final Area area;
  private final VisitSink sink;
  private double nextLookM = Double.NEGATIVE_INFINITY;
  private boolean inside;
  private boolean visiting;
  private long crossedMs;
  private long enteredMs;
  private long leftMs = NEVER;
  private double deepestM;
  private double outM;
  private double farthestOutM;

  /** Takes visits. */
  @FunctionalInterface
  interface VisitSink {
    void tell(long startMs, long endMs, Map<Measure, Double> measures, Map<Mark, String> marks);
  }

  VisitTruth(String fenceId, Area area, VisitSink sink) {
    this.fenceId = fenceId;
    this.area = area;
    this.sink = sink;
  }

  void step(long timeMs, double xM, double yM, double odometerM) {
    if (odometerM < nextLookM) {
      return;
    }
    double depthM = area.depthM(xM, yM);
    nextLookM = odometerM + Math.max(0, Math.abs(depthM) - BEYOND_M - LOOK_M);
    if (depthM > 0 != inside) {
      cross(timeMs);
    }
    if (inside) {
      deepestM = Math.max(deepestM, depthM);
      if (!visiting && depthM >= BEYOND_M) {
        visiting = true;
        enteredMs = crossedMs;
      }
    } else if (visiting) {
      if (depthM <= -BEYOND_M) {
        end(enteredMs, crossedMs);
      } else {
        outM = Math.max(outM, -depthM);
      }
    } else if (depthM <= -BEYOND_M && deepestM > 0) {
      end(crossedMs, crossedMs);
    }
  }

  private void cross(long timeMs) {
    inside = !inside;
    crossedMs = timeMs;
    if (inside) {
      farthestOutM = Math.max(farthestOutM, outM);
    }
    outM = 0;
  }

  /** Nothing more will come: a visit that lasts is told up to here. */
  void end(long timeMs) {
    if (visiting || deepestM > 0) {
      end(visiting ? enteredMs : crossedMs, timeMs);
    }
  }

  private void end(long startMs, long endMs) {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.DEPTH_M, deepestM);
    measures.put(Measure.NEAREST_EXIT_M, farthestOutM);
    if (visiting && leftMs != NEVER) {
      measures.put(Measure.AWAY_S, (startMs - leftMs) / MS_PER_S);
    }
    leftMs = visiting ? endMs : leftMs;
    sink.tell(startMs, endMs, measures, Map.of(Mark.FENCE_ID, fenceId));
    visiting = false;
    outM = 0;
    deepestM = 0;
    farthestOutM = 0;
  }
}
