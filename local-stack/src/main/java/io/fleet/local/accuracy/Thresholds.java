package io.fleet.local.accuracy;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;

/**
 * The definitions' thresholds, by which truth is told apart; from the design, not from the rules.
 */
final class Thresholds {
  private static final double OVERSPEED_S = 10;
  private static final double OVERSPEED_EXCESS = 0.05;
  private static final double IDLING_S = 120;
  private static final double BEYOND_M = 10;
  private static final double TOW_M = 200;
  private static final double END_BAND = 0.15;
  private static final double ENGINE_OFF_S = 60;
  private static final double MS_PER_S = 1_000;

  private Thresholds() {}

  /** From which peak on a manoeuvre of that kind is harsh, g. */
  static double harshG(LabelKind kind, VehicleClass vehicleClass) {
    boolean acceleration = kind == LabelKind.HARSH_ACCELERATION;
    return switch (vehicleClass) {
      case CAR -> acceleration ? 0.35 : 0.40;
      case VAN -> acceleration ? 0.31 : 0.36;
      case TRUCK -> acceleration ? 0.25 : 0.30;
    };
  }

  /**
   * How clearly a label is a case for its rule.
   *
   * @param samplingMs between two messages of a vehicle
   */
  static Clarity clarity(Label label, VehicleClass vehicleClass, long samplingMs) {
    return switch (label.kind()) {
      case HARSH_BRAKING, HARSH_ACCELERATION, HARSH_CORNERING ->
          Clarity.of(label.measure(Measure.PEAK_G) / harshG(label.kind(), vehicleClass));
      case OVERSPEED ->
          Clarity.of(label.measure(Measure.ABOVE_S) / OVERSPEED_S)
              .and(Clarity.of(excess(label) / OVERSPEED_EXCESS));
      case IDLING -> Clarity.of(label.seconds() / IDLING_S);
      case TRIP -> trip(label, samplingMs / MS_PER_S);
      case VISIT -> visit(label, samplingMs / MS_PER_S);
      case TOW -> Clarity.of(label.measure(Measure.DISTANCE_M) / TOW_M);
      default -> Clarity.CLEARLY;
    };
  }

  /**
   * A drive between two messages is seen by none, and an engine that is off about as long as ends a
   * trip is told to be so to one interval.
   */
  private static Clarity trip(Label label, double samplingS) {
    double band = Math.max(END_BAND, samplingS / ENGINE_OFF_S);
    boolean isBetween = label.measure(Measure.MOVING_S) < (1 + END_BAND) * samplingS;
    return isBetween || label.measure(Measure.NEAREST_END) < band ? Clarity.JUST : Clarity.CLEARLY;
  }

  /** A visit between two messages, or an absence before it, is shown by none. */
  private static Clarity visit(Label label, double samplingS) {
    double awayS = label.measures().getOrDefault(Measure.AWAY_S, Double.POSITIVE_INFINITY);
    boolean isHidden = label.seconds() < samplingS || awayS < samplingS;
    boolean hasNearlyLeft = label.measure(Measure.NEAREST_EXIT_M) > (1 - END_BAND) * BEYOND_M;
    return Clarity.of(label.measure(Measure.DEPTH_M) / BEYOND_M)
        .and(isHidden || hasNearlyLeft ? Clarity.JUST : Clarity.CLEARLY);
  }

  /** By which share the peak is above its limit. */
  static double excess(Label overspeed) {
    return overspeed.measure(Measure.PEAK_KMPH) / overspeed.measure(Measure.LIMIT_KMPH) - 1;
  }
}
