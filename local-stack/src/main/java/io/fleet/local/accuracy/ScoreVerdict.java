package io.fleet.local.accuracy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scores from facts beside scores from the truth.
 *
 * @param drivers compared
 * @param greatestDifference of two scores of a driver, as they are shown
 * @param worstDriver whose that is, empty without drivers
 * @param greatestRawDifference of two raw scores
 * @param onlyOne drivers who have a score by one of both alone
 * @param lowest true score shown
 * @param highest true score shown
 */
record ScoreVerdict(
    int drivers,
    double greatestDifference,
    String worstDriver,
    double greatestRawDifference,
    int onlyOne,
    double lowest,
    double highest) {

  /** Both maps: raw scores by driver. */
  static ScoreVerdict of(Map<String, Double> truth, Map<String, Double> facts) {
    Set<String> both = new TreeSet<>(truth.keySet());
    both.retainAll(facts.keySet());
    double greatest = 0;
    double greatestRaw = 0;
    double lowest = 100;
    double highest = 0;
    String worst = "";
    for (String driver : both) {
      double shown = TrueScores.shown(truth.get(driver));
      double difference = Math.abs(shown - TrueScores.shown(facts.get(driver)));
      if (difference >= greatest) {
        greatest = difference;
        worst = driver;
      }
      greatestRaw = Math.max(greatestRaw, Math.abs(truth.get(driver) - facts.get(driver)));
      lowest = Math.min(lowest, shown);
      highest = Math.max(highest, shown);
    }
    int onlyOne = truth.size() + facts.size() - 2 * both.size();
    return new ScoreVerdict(both.size(), greatest, worst, greatestRaw, onlyOne, lowest, highest);
  }
}
