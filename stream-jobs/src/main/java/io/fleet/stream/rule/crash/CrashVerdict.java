package io.fleet.stream.rule.crash;

/** What is thought of an impact. The order is part of the binary form. */
public enum CrashVerdict {
  /** It may have been a crash. */
  SUSPECTED("suspected"),
  /** The vehicle came to a halt and stood. */
  CONFIRMED("confirmed"),
  /** It drove on. */
  CLEARED("cleared");

  private static final CrashVerdict[] ALL = values();

  private final String wireName;

  CrashVerdict(String wireName) {
    this.wireName = wireName;
  }

  /** The value in tables and alerts. */
  public String wireName() {
    return wireName;
  }

  static CrashVerdict at(int ordinal) {
    return ALL[ordinal];
  }
}
