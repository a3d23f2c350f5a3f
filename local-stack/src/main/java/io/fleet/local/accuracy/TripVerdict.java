package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * How exactly trips were found.
 *
 * @param trips found and clear
 * @param startP95S by how much the beginning is off, seconds, passed by one in twenty
 * @param endP95S the same of the end
 * @param distances trips of 1 km and more among them; what is shorter is mostly the receiver's
 *     error
 * @param distanceP95 by which share of itself the distance of these is off, passed by one in twenty
 */
record TripVerdict(int trips, double startP95S, double endP95S, int distances, double distanceP95) {
  private static final double LEAST_M = 1_000;
  private static final double MOST = 0.95;

  /** Without any. */
  static final TripVerdict NONE = new TripVerdict(0, 0, 0, 0, 0);

  static TripVerdict of(Matching trips, long samplingMs) {
    List<Double> startsS = new ArrayList<>();
    List<Double> endsS = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    for (Matching.Pair pair : trips.pairs()) {
      Label label = pair.label();
      if (Thresholds.clarity(label, null, samplingMs) != Clarity.CLEARLY) {
        continue;
      }
      startsS.add(pair.onsetErrorS());
      endsS.add(Math.abs(pair.finding().endMs() - label.endMs()) / 1_000.0);
      double trueM = label.measure(Measure.DISTANCE_M);
      if (trueM >= LEAST_M) {
        distances.add(Math.abs(pair.finding().distanceM() / trueM - 1));
      }
    }
    return new TripVerdict(
        startsS.size(),
        Quantiles.of(startsS).at(MOST),
        Quantiles.of(endsS).at(MOST),
        distances.size(),
        Quantiles.of(distances).at(MOST));
  }
}
