package io.fleet.stream.rule.settings;

import io.fleet.events.travel.TravelCurve;
import java.util.Arrays;

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

  /**
   * What was learned.
   *
   * @param detours road by straight way, for each hour of the day, at least 1
   * @param paces time needed by the time of the built-in curve, for each hour of the week from
   *     Monday 00:00 on
   * @param serviceMs the usual time of a service, ms
   * @param serviceShare what services take by what is planned for them
   */
  public TravelTimes(double[] detours, double[] paces, long serviceMs, double serviceShare) {
    if (detours.length != HOURS_OF_DAY || paces.length != HOURS_OF_WEEK) {
      throw new IllegalArgumentException("a number for each hour of the day and of the week");
    }
    this.detours = detours.clone();
    this.paces = paces.clone();
    this.serviceMs = serviceMs;
    this.serviceShare = serviceShare;
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

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof TravelTimes times
            && serviceMs == times.serviceMs
            && serviceShare == times.serviceShare
            && Arrays.equals(detours, times.detours)
            && Arrays.equals(paces, times.paces);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(serviceMs) * 31 + Double.hashCode(paces[HOURS_OF_DAY] + detours[0]);
  }
}
