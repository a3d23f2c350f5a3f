package io.fleet.stream.rule.hours;

/** The limits that are judged. */
public enum HoursRule {
  UNBROKEN("unbroken_driving", 14),
  DAILY("daily_driving", 7 * 24),
  WEEKLY("weekly_driving", 8 * 24),
  FORTNIGHT("fortnight_driving", 15 * 24),
  DAILY_REST("daily_rest", 7 * 24),
  DUTY_WINDOW("duty_window", 48),
  DUTY_CYCLE("duty_cycle", 9 * 24),
  /** Driving that goes on after a break too short for the one that was due. */
  BREAK("break", 14);

  private static final HoursRule[] RULES = values();
  private static final long HOUR_MS = 3_600_000;

  private final String wireName;
  private final long looksBackMs;

  HoursRule(String wireName, int looksBackHours) {
    this.wireName = wireName;
    this.looksBackMs = looksBackHours * HOUR_MS;
  }

  /** The value in tables and alerts. */
  public String wireName() {
    return wireName;
  }

  /** What must be known before a moment to judge it, ms. */
  long looksBackMs() {
    return looksBackMs;
  }

  static HoursRule at(int ordinal) {
    return RULES[ordinal];
  }

  /** Where the limit stands. */
  String article(HoursProfile profile) {
    return switch (profile) {
      case EU561 -> profile.source() + article();
      case US_HOS -> profile.source() + paragraph();
      default -> profile.source();
    };
  }

  private String article() {
    return switch (this) {
      case UNBROKEN, BREAK -> " Art. 7";
      case DAILY -> " Art. 6(1)";
      case WEEKLY -> " Art. 6(2)";
      case FORTNIGHT -> " Art. 6(3)";
      default -> " Art. 8";
    };
  }

  private String paragraph() {
    return switch (this) {
      case UNBROKEN, BREAK -> "(a)(3)(ii)";
      case DAILY -> "(a)(3)(i)";
      case DUTY_WINDOW -> "(a)(2)";
      default -> "(b)";
    };
  }

  /** What is counted, to begin a sentence with. */
  String counted() {
    return switch (this) {
      case UNBROKEN -> "Driving without a sufficient break";
      case DAILY -> "Driving of the day";
      case WEEKLY -> "Driving of the week";
      case FORTNIGHT -> "Driving of two weeks";
      case DAILY_REST -> "Time since the last daily rest";
      case DUTY_WINDOW -> "Time since coming on duty";
      case DUTY_CYCLE -> "Time on duty in the cycle";
      case BREAK -> "Break";
    };
  }
}
