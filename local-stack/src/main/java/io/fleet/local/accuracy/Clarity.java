package io.fleet.local.accuracy;

/** How clearly a label is, or is not, what a rule looks for: 15 % from every threshold is clear. */
enum Clarity {
  CLEARLY,
  /** Within the band, above the threshold or at it. */
  JUST,
  /** Within the band, below the threshold. */
  NEARLY,
  CLEARLY_NOT;

  private static final double BAND = 0.15;

  /**
   * @param ratio of the value to its threshold
   */
  static Clarity of(double ratio) {
    if (ratio >= 1 + BAND) {
      return CLEARLY;
    }
    if (ratio <= 1 - BAND) {
      return CLEARLY_NOT;
    }
    return ratio >= 1 ? JUST : NEARLY;
  }

  /** Of something that must pass two thresholds: as clear as the less clear of both. */
  Clarity and(Clarity other) {
    return compareTo(other) >= 0 ? this : other;
  }

  boolean isInBand() {
    return this == JUST || this == NEARLY;
  }
}
