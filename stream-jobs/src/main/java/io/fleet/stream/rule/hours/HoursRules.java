package io.fleet.stream.rule.hours;

import java.time.LocalDate;

/** The limits of one profile, stepped over a driver's time in order. */
interface HoursRules {
  /**
   * Applies the next piece of time.
   *
   * @param day the local day it lies in
   * @param dayStartMs when that day began, epoch milliseconds
   * @param inForce whether the profile holds for it; if not it is only counted
   */
  void step(Span span, LocalDate day, long dayStartMs, boolean inForce);

  /** Tells what is still open, as of the last piece. */
  void finish();

  /** When the next limit is reached if driving goes on from the end of the last piece. */
  long nextMs(long endMs);
}
