package io.fleet.stream.rule.eta;

import io.fleet.events.travel.TravelCurve;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.settings.TravelTimes;
import java.util.List;

/**
 * Estimates when a vehicle will be at the stops ahead, one after the other: each leg takes what the
 * curve says for its length, at the fleet's pace of that hour of the week, and for what lies close
 * ahead at the vehicle's own pace of the last minutes; at each stop it stays for its service.
 */
public final class Estimator {
  /** The own pace counts half for what lies so long ahead, ms. */
  private static final double OWN_PACE_MS = 900_000;

  /** A vehicle's own pace is believed half when it shows in so long a drive, ms. */
  private static final double EVIDENCE_MS = 180_000;

  private static final double QUICKEST = 0.5;
  private static final double SLOWEST = 2.5;

  private static final double MM_PER_M = 1_000;
  private static final double MS_PER_S = 1_000;

  private final WayAhead way;
  private final TravelTimes travel;

  public Estimator(WayAhead way, TravelTimes travel) {
    this.way = way;
    this.travel = travel;
  }

  /** How far it is by road. */
  public WayAhead way() {
    return way;
  }

  /**
   * Estimates.
   *
   * @param stops in the order they are to be driven to, each with a place
   * @param most of them, the rest is not looked at
   */
  public Estimate of(Departure departure, Progress progress, List<PlannedStop> stops, int most) {
    int count = Math.min(most, stops.size());
    Estimate estimate = new Estimate(way.basis(), count);
    if (count == 0) {
      return estimate;
    }
    long nowMs = departure.nowMs();
    double firstM = way.toM(departure.from(), stops.get(0), nowMs);
    double own = ownPace(progress, firstM, nowMs);
    double naiveMsPerM = MS_PER_S / progress.meanMps(nowMs);
    long atMs = leaves(departure, stops.get(0), firstM, own);
    double wayM = 0;
    int standing = 0;
    for (int i = 0; i < count; i++) {
      PlannedStop stop = stops.get(i);
      double legM = i == 0 ? firstM : way.betweenM(stops.get(i - 1), stop, atMs);
      wayM += legM;
      long thereMs = atMs + driveMs(legM, atMs, nowMs, own);
      boolean isReached = departure.together() && i > 0 && isReached(stops.get(standing), stop);
      standing = isReached ? standing : i;
      long etaMs = isReached ? estimate.etaMs(standing) : thereMs;
      estimate.set(i, etaMs, nowMs + Math.round(wayM * naiveMsPerM), wayM);
      atMs = served(stop, thereMs, departure.waits());
    }
    return estimate;
  }

  /** Whether who stands at a stop stands at another too. */
  private static boolean isReached(PlannedStop at, PlannedStop stop) {
    return at.distanceM(stop) <= stop.radiusM();
  }

  /** When it will leave where it is. */
  private long leaves(Departure departure, PlannedStop first, double firstM, double own) {
    long atMs = departure.earliestMs();
    if (departure.begun() || first.windowFromMs() == PlannedStop.NO_TIME) {
      return atMs;
    }
    return Math.max(atMs, first.windowFromMs() - driveMs(firstM, atMs, departure.nowMs(), own));
  }

  /** When it will go on from a stop. */
  private long served(PlannedStop stop, long arrivedMs, boolean waits) {
    boolean opens = waits && stop.windowFromMs() != PlannedStop.NO_TIME;
    return (opens ? Math.max(arrivedMs, stop.windowFromMs()) : arrivedMs) + serviceMs(stop);
  }

  /** How long the service of a stop is expected to take, ms. */
  public long serviceMs(PlannedStop stop) {
    return stop.serviceMs() == PlannedStop.NO_TIME
        ? travel.serviceMs()
        : travel.serviceMs(stop.serviceMs());
  }

  /** How long a service usually takes that nobody planned a time for, ms. */
  public long serviceMs() {
    return travel.serviceMs();
  }

  /** How long a service goes on that has taken so much longer than expected, ms. */
  public long overdueMs(long overMs) {
    return travel.overdueMs(overMs);
  }

  /** How long a halt goes on where no stop is and that has lasted so long, ms. */
  public long haltMs(long lastedMs) {
    return travel.haltMs(lastedMs);
  }

  /** The own pace counts as much as it does half way. */
  private long driveMs(double legM, long atMs, long nowMs, double own) {
    double usualMs = TravelCurve.timeMs(legM) * travel.pace(atMs);
    double aheadMs = Math.max(0, atMs - nowMs) + usualMs / 2;
    double weight = OWN_PACE_MS / (OWN_PACE_MS + aheadMs);
    return Math.round(usualMs * (1 + (own - 1) * weight));
  }

  /** How long what was driven of late takes by the curve, which knows drives from end to end. */
  private static double usualMs(double drivenM, double firstM, long partings) {
    double legM = partings <= 1 ? drivenM + firstM : drivenM / partings;
    double fixedMs = partings * (TravelCurve.timeMs(legM) - TravelCurve.movingMs(legM));
    return fixedMs + drivenM / TravelCurve.speedMps(legM) * MS_PER_S;
  }

  /** How much longer the vehicle took of late than is usual at this hour. */
  private double ownPace(Progress progress, double firstM, long nowMs) {
    double tookMs = progress.recent().timeMs(nowMs);
    double drivenM = progress.recent().distanceMm(nowMs) / MM_PER_M;
    double usualMs = usualMs(drivenM, firstM, progress.recent().partings(nowMs));
    usualMs *= travel.pace(nowMs);
    double slower = usualMs * SLOWEST <= tookMs ? SLOWEST : tookMs / usualMs;
    double evidence = tookMs / (tookMs + EVIDENCE_MS);
    return tookMs == 0 ? 1 : 1 + (Math.max(QUICKEST, slower) - 1) * evidence;
  }
}
