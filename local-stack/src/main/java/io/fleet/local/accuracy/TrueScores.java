package io.fleet.local.accuracy;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drivers' scores by the design's formula, from the truth alone: 100 − 4 · (Σ weight · severity of
 * events per 100 km) − 100 · Σ (weight · time over the limit ÷ driving time), from 20 km on.
 */
final class TrueScores {
  private static final double LEAST_KM = 20;
  private static final double CRASH_WEIGHT = 10;
  private static final double CRASH_SEVERITY = 2;
  private static final double OVERSPEED_FROM_S = 10;

  private TrueScores() {}

  /** What a driver's labels add up to. */
  private static final class Totals {
    private double km;
    private double drivingS;
    private double severities;
    private double overS;

    double raw() {
      return 100 - 4 * severities / (km / 100) - 100 * overS / drivingS;
    }
  }

  /**
   * The raw score of every driver with enough distance, by id.
   *
   * @param withCrashes whether confirmed crashes weigh in
   */
  static Map<String, Double> of(
      List<Label> labels, Map<String, VehicleClass> classes, boolean withCrashes) {
    Map<String, Totals> drivers = new TreeMap<>();
    for (Label label : labels) {
      if (label.driverId() != null) {
        Totals totals = drivers.computeIfAbsent(label.driverId(), id -> new Totals());
        add(totals, label, classes.get(label.vehicleId()), withCrashes);
      }
    }
    Map<String, Double> scores = new TreeMap<>();
    drivers.forEach(
        (id, totals) -> {
          if (totals.km >= LEAST_KM) {
            scores.put(id, totals.raw());
          }
        });
    return scores;
  }

  private static void add(
      Totals totals, Label label, VehicleClass vehicleClass, boolean withCrashes) {
    switch (label.kind()) {
      case TRIP -> {
        totals.km += label.measure(Measure.DISTANCE_M) / 1_000;
        totals.drivingS += label.measure(Measure.MOVING_S);
      }
      case HARSH_BRAKING, HARSH_ACCELERATION, HARSH_CORNERING ->
          totals.severities += severity(label, vehicleClass);
      case OVERSPEED -> totals.overS += weightedOverS(label);
      case CRASH -> totals.severities += withCrashes ? CRASH_WEIGHT * CRASH_SEVERITY : 0;
      default -> {
        // nothing else is held against a driver
      }
    }
  }

  private static double severity(Label label, VehicleClass vehicleClass) {
    LabelKind kind = label.kind();
    double ratio = label.measure(Measure.PEAK_G) / Thresholds.harshG(kind, vehicleClass);
    if (ratio < 1) {
      return 0;
    }
    return ratio < 1.3 ? 0.5 : ratio < 1.7 ? 1 : 2;
  }

  private static double weightedOverS(Label label) {
    if (label.measure(Measure.ABOVE_S) < OVERSPEED_FROM_S) {
      return 0;
    }
    double excess = Thresholds.excess(label);
    return label.seconds() * (excess <= 0.10 ? 1 : excess <= 0.20 ? 2 : 3);
  }

  /** What is shown: between 0 and 100. */
  static double shown(double raw) {
    return Math.max(0, Math.min(100, raw));
  }
}
