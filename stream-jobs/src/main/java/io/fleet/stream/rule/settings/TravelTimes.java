package io.fleet.stream.rule.settings;

import io.fleet.events.travel.Lasting;
import io.fleet.events.travel.TravelCurve;
import java.util.Arrays;
import java.util.Objects;

/**
 * What was learned of how the fleet gets along, once a day, from what it drove and served before.
 * Hours are those of UTC: what is learned follows the calendar anyway.
 */
public final class TravelTimes {
  public static final int HOURS_OF_DAY = 24;
  public static final int HOURS_OF_WEEK = 168;

  /** Roads are so much longer than the straight way where nothing was learned. */
  public static final double DETOUR = 1.35;

  private static final long MS_PER_HOUR = 3_600_000;

  /** 1970-01-01 was a Thursday, hours of the week begin on Monday. */
  private static final long HOURS_BEFORE_EPOCH = 72;

  private final double[] detours;
  private final double[] paces;
  private final long serviceMs;
  private final double serviceShare;
  private final Lasting overdue;
  private final Lasting halts;
  private final Lasting passedOver;

  /** What was learned but of what lasts, see the other. */
  public TravelTimes(double[] detours, double[] paces, long serviceMs, double serviceShare) {
    this(detours, paces, serviceMs, serviceShare, Lasting.SERVICE, Lasting.HALT, null);
  }

  /**
   * What was learned.
   *
   * @param detours road by straight way, for each hour of the day, at least 1
   * @param paces time needed by the time of the built-in curve, for each hour of the week from
   *     Monday 00:00 on
   * @param serviceMs the usual time of a service, ms
   * @param serviceShare what services take by what is planned for them
   * @param overdue how long services go on that have taken longer
   * @param halts how long halts go on where no stop is
   * @param passedOver how many stops are served before one that was passed over; null if unknown
   */
  public TravelTimes(
      double[] detours,
      double[] paces,
      long serviceMs,
      double serviceShare,
      Lasting overdue,
      Lasting halts,
      Lasting passedOver) {
    if (detours.length != HOURS_OF_DAY || paces.length != HOURS_OF_WEEK) {
      throw new IllegalArgumentException("a number for each hour of the day and of the week");
    }
    this.detours = detours.clone();
    this.paces = paces.clone();
    this.serviceMs = serviceMs;
    this.serviceShare = serviceShare;
    this.overdue = overdue;
    this.halts = halts;
    this.passedOver = passedOver;
  }

  /** Nothing was learned. */
  public static final TravelTimes BUILT_IN = builtIn();

  private static TravelTimes builtIn() {
    double[] detours = new double[HOURS_OF_DAY];
    double[] paces = new double[HOURS_OF_WEEK];
    Arrays.fill(detours, DETOUR);
    Arrays.fill(paces, 1);
    return new TravelTimes(detours, paces, TravelCurve.SERVICE_MS, 1);
  }

  /** By how much roads are longer than the straight way at a time, epoch milliseconds. */
  public double detour(long atMs) {
    return detours[Math.floorMod(Math.floorDiv(atMs, MS_PER_HOUR), HOURS_OF_DAY)];
  }

  /** How much longer than by the built-in curve a drive takes then, epoch milliseconds. */
  public double pace(long atMs) {
    long hour = Math.floorDiv(atMs, MS_PER_HOUR) + HOURS_BEFORE_EPOCH;
    return paces[Math.floorMod(hour, HOURS_OF_WEEK)];
  }

  /** How long a service usually takes that nobody planned a time for, ms. */
  public long serviceMs() {
    return serviceMs;
  }

  /** How long a service takes that is planned to take so long, ms. */
  public long serviceMs(long plannedMs) {
    return Math.round(plannedMs * serviceShare);
  }

  /** How long a service goes on that has taken so much longer than expected, ms. */
  public long overdueMs(long overMs) {
    return overdue.leftMs(overMs);
  }

  /**
   * How long a halt goes on where no stop is and that has lasted so long, ms; a short one is over.
   */
  public long haltMs(long lastedMs) {
    return lastedMs < halts.firstMs() ? 0 : halts.leftMs(lastedMs);
  }

  /**
   * How many stops are served before one that was passed over.
   *
   * @param passes how many planned after it have been
   * @return -1 if nothing was learned of that
   */
  public int stopsBeforeOnePassedOver(int passes) {
    return passedOver == null ? -1 : (int) Math.round(passedOver.left(passes));
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof TravelTimes times
            && serviceMs == times.serviceMs
            && serviceShare == times.serviceShare
            && overdue.equals(times.overdue)
            && halts.equals(times.halts)
            && Objects.equals(passedOver, times.passedOver)
            && Arrays.equals(detours, times.detours)
            && Arrays.equals(paces, times.paces);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(serviceMs) * 31 + Double.hashCode(paces[HOURS_OF_DAY] + detours[0]);
  }
}
