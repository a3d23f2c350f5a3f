package io.fleet.query.driver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The totals of a window, a day or a trip, and the formula over them: what {@code
 * driver_score_totals} of the schema says of the whole fleet, to which a test holds it. Never a
 * mean of scores.
 */
final class ScoreTotals {
  /** Below so many kilometres judged a window or a day has no score, and a trip. */
  static final double LEAST_KM = 20;

  static final double LEAST_KM_OF_TRIP = 5;

  private static final double MM_PER_KM = 1e6;
  private static final double MS_PER_S = 1e3;
  private static final double M_PER_KM = 1e3;
  private static final double HUNDRED_KM = 100;

  /** Weighed milliseconds above the limit by this, by seconds driven, are points. */
  private static final double MS_PER_S_AND_POINT = 10;

  private final Weights weights;
  private final double leastKm;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Double> points = new TreeMap<>();
  private long trips;
  private long distanceMm;
  private long privateMm;
  private long unjudgedMm;
  private long movingMs;
  private long overLimitMs;
  private double weighedMs;

  private ScoreTotals(Weights weights, double leastKm) {
    this.weights = weights;
    this.leastKm = leastKm;
  }

  static ScoreTotals of(List<Share> shares, Weights weights, double leastKm) {
    ScoreTotals totals = new ScoreTotals(weights, leastKm);
    shares.forEach(totals::add);
    return totals;
  }

  private void add(Share share) {
    if (share.isTrip()) {
      trips++;
      distanceMm += share.distanceMm();
      privateMm += share.privateMm();
      unjudgedMm += share.unjudgedMm();
      movingMs += share.movingMs();
    } else if (!share.isExcluded()) {
      counts.merge(share.kind(), 1L, Long::sum);
      points.merge(share.kind(), weights.points(share), Double::sum);
      overLimitMs += share.overLimitMs();
      weighedMs += weights.weighedMs(share);
    }
  }

  long trips() {
    return trips;
  }

  double distanceM() {
    return distanceMm / MM_PER_KM * M_PER_KM;
  }

  double judgedDistanceM() {
    return judgedKm() * M_PER_KM;
  }

  Double privateShare() {
    return ratio(privateMm, distanceMm);
  }

  Double unjudgedShare() {
    return ratio(unjudgedMm, distanceMm);
  }

  double drivingS() {
    return movingMs / MS_PER_S;
  }

  double overLimitS() {
    return overLimitMs / MS_PER_S;
  }

  DriverScore.Counts counts() {
    return new DriverScore.Counts(
        count("harsh_braking"),
        count("harsh_acceleration"),
        count("harsh_cornering"),
        count(Share.CRASH),
        count(Share.OVERSPEED));
  }

  DriverScore.Deductions deductions() {
    return new DriverScore.Deductions(
        deduction("harsh_braking"),
        deduction("harsh_acceleration"),
        deduction("harsh_cornering"),
        deduction(Share.CRASH),
        ratio(weighedMs / MS_PER_S_AND_POINT, drivingS()));
  }

  /** Why there is no score, null if there is one. */
  String reason() {
    if (distanceMm / MM_PER_KM < leastKm) {
      return ScoreAnswers.NOT_ENOUGH;
    }
    if (judgedKm() < leastKm) {
      return "not enough judged data";
    }
    return movingMs == 0 ? "no driving time" : null;
  }

  /** The score before it is clamped, null if there is none. */
  Double rawScore() {
    if (reason() != null) {
      return null;
    }
    DriverScore.Deductions of = deductions();
    double events = of.braking() + of.acceleration() + of.cornering() + of.crash();
    return weights.wholePoints()
        ? 100 - Math.rint(events) - Math.rint(of.overspeed())
        : 100 - events - of.overspeed();
  }

  /** 0 to 100, null if there is none. */
  Double score() {
    Double raw = rawScore();
    return raw == null ? null : (Double) Math.min(Math.max(raw, 0), 100);
  }

  /** What one event takes of these totals; null where nothing was driven. */
  Double points(Share share) {
    if (share.isExcluded()) {
      return 0.0;
    }
    return share.kind().equals(Share.OVERSPEED)
        ? ratio(weights.weighedMs(share) / MS_PER_S_AND_POINT, drivingS())
        : ratio(weights.points(share) * HUNDRED_KM, judgedKm());
  }

  private double judgedKm() {
    return (distanceMm - privateMm - unjudgedMm) / MM_PER_KM;
  }

  private long count(String kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private Double deduction(String kind) {
    return ratio(points.getOrDefault(kind, 0.0) * HUNDRED_KM, judgedKm());
  }

  private static Double ratio(double part, double whole) {
    return whole == 0 ? null : (Double) (part / whole);
  }
}
