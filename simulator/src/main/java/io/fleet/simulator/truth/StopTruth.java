package io.fleet.simulator.truth;

import java.util.Locale;

/** What became of a stop of a delivery plan in the end. */
public enum StopTruth {
  /** The vehicle was there, what was to be done was done, and it has left. */
  DEPARTED,
  /** The vehicle was there for nothing. */
  FAILED,
  /** The driver left it out on purpose. */
  SKIPPED,
  /** Nobody was there. */
  MISSED;

  /** The word in labels, as in rows. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
