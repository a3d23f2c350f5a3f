package io.fleet.query.driver;

/**
 * What a profile says about weights, as {@code score_profiles} of the schema has it.
 *
 * @param k points per 100 km of an event of weight and factor 1
 * @param manoeuvre weight of a harsh event
 * @param crash weight of a confirmed crash
 * @param factors by severity, of events
 * @param overFactors by severity, of time above the limit
 * @param wholePoints whether events and speeding are rounded to whole points each
 */
record Weights(
    double k,
    double manoeuvre,
    double crash,
    BySeverity factors,
    BySeverity overFactors,
    boolean wholePoints) {

  /** A number for each severity. */
  record BySeverity(double low, double medium, double high) {
    double of(int severity) {
      return severity <= 1 ? low : severity == 2 ? medium : high;
    }
  }

  /** Points of an event or a crash on 100 km; none of a trip or an episode. */
  double points(Share share) {
    if (share.isTrip() || share.kind().equals(Share.OVERSPEED)) {
      return 0;
    }
    double weight = share.kind().equals(Share.CRASH) ? crash : manoeuvre;
    return k * weight * factors.of(share.severity());
  }

  /** Time above the limit, weighed, ms. */
  double weighedMs(Share share) {
    return share.overLimitMs() * overFactors.of(share.severity());
  }
}
