package io.fleet.events.capability;

import java.math.BigDecimal;

/** Writes times for people. */
final class Seconds {
  private Seconds() {}

  /** Without needless zeros: {@code 30 s}, {@code 0.5 s}. */
  static String text(double seconds) {
    return BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString() + " s";
  }
}
