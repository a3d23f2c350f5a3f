package io.fleet.local.accuracy;

/**
 * How often a rule was right.
 *
 * @param found cases found
 * @param missed cases not found
 * @param unfounded findings that are no case
 */
record Counts(int found, int missed, int unfounded) {
  /** Share of findings that are right, 1 without any. */
  double precision() {
    return share(found, unfounded);
  }

  /** Share of cases that were found, 1 without any. */
  double recall() {
    return share(found, missed);
  }

  /** The harmonic mean of both. */
  double f1() {
    int wrong = missed + unfounded;
    return found + wrong == 0 ? 1 : 2.0 * found / (2.0 * found + wrong);
  }

  private static double share(int right, int wrong) {
    return right + wrong == 0 ? 1 : right / (double) (right + wrong);
  }
}
