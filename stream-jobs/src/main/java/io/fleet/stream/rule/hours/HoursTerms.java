package io.fleet.stream.rule.hours;

import java.time.ZoneId;

/**
 * By what a driver's hours are judged, and for how long that holds.
 *
 * @param profile whose rules
 * @param zone in which days and weeks are counted
 * @param fromMs from when on, epoch milliseconds; {@link Long#MIN_VALUE} for ever
 * @param toMs until when, exclusive; {@link Long#MAX_VALUE} if no change is known
 */
public record HoursTerms(HoursProfile profile, ZoneId zone, long fromMs, long toMs) {
  /** Of a driver nobody has told anything of. */
  public static final HoursTerms DEFAULT =
      new HoursTerms(HoursProfile.VAN, ZoneId.of("UTC"), Long.MIN_VALUE, Long.MAX_VALUE);

  /** Knows by what a driver is judged at a moment of the driver's own time. */
  @FunctionalInterface
  public interface Book {
    /** The terms in force, never null. */
    HoursTerms at(String driverId, long timeMs);
  }
}
