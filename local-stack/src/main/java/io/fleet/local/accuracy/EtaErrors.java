package io.fleet.local.accuracy;

import java.util.List;

/**
 * How far off some ETAs were.
 *
 * @param etas how many
 * @param meanRemainingS how long it was to take in truth, on average, seconds
 * @param meanErrorS mean absolute error
 * @param biasS mean error, late estimates positive
 * @param naiveErrorS mean absolute error of the mean speed so far
 */
record EtaErrors(
    int etas, double meanRemainingS, double meanErrorS, double biasS, double naiveErrorS) {
  private static final double MS_PER_S = 1_000;

  /**
   * One estimate, and the truth.
   *
   * @param eta what was told
   * @param trueMs when the vehicle was there, epoch milliseconds
   */
  record Miss(FoundEta eta, long trueMs) {
    double remainingS() {
      return (trueMs - eta.issuedMs()) / MS_PER_S;
    }

    double errorS() {
      return (eta.etaMs() - trueMs) / MS_PER_S;
    }

    double naiveErrorS() {
      return (eta.naiveMs() - trueMs) / MS_PER_S;
    }
  }

  static EtaErrors of(List<Miss> misses) {
    return new EtaErrors(
        misses.size(),
        misses.stream().mapToDouble(Miss::remainingS).average().orElse(0),
        misses.stream().mapToDouble(miss -> Math.abs(miss.errorS())).average().orElse(0),
        misses.stream().mapToDouble(Miss::errorS).average().orElse(0),
        misses.stream().mapToDouble(miss -> Math.abs(miss.naiveErrorS())).average().orElse(0));
  }

  /** The mean absolute error as a share of the remaining time, 0 without any. */
  double share() {
    return etas == 0 ? 0 : meanErrorS / meanRemainingS;
  }

  /** The same by that of the mean speed so far, 0 without any. */
  double ofNaive() {
    return etas == 0 ? 0 : meanErrorS / naiveErrorS;
  }
}
