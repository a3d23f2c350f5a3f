package io.fleet.local.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A driver's raw scores; NaN where there is none.
 *
 * @param driverId whose
 * @param truth by the design's formula from the labels
 * @param truthWithoutCrashes the same without what crashes weigh
 * @param found from facts
 */
record DriverScore(String driverId, double truth, double truthWithoutCrashes, double found) {

  /** All drivers of either, by id. */
  static List<DriverScore> all(
      Map<String, Double> truth, Map<String, Double> withoutCrashes, Map<String, Double> found) {
    TreeSet<String> drivers = new TreeSet<>(truth.keySet());
    drivers.addAll(found.keySet());
    List<DriverScore> scores = new ArrayList<>();
    for (String driver : drivers) {
      scores.add(
          new DriverScore(
              driver,
              truth.getOrDefault(driver, Double.NaN),
              withoutCrashes.getOrDefault(driver, Double.NaN),
              found.getOrDefault(driver, Double.NaN)));
    }
    return scores;
  }
}
