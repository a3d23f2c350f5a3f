package io.fleet.stream.rule.delivery;

/** Why a stop is expected too late. The order is part of the binary form: new ones are appended. */
public enum RiskReason {
  NONE(""),
  /** It was too late already when the vehicle began its round, or it has not begun it. */
  LATE_DEPARTURE("late_departure"),
  /** Driving takes longer than expected. */
  TRAFFIC("traffic"),
  /** Services at stops before it took longer than planned. */
  LONG_SERVICE("long_service"),
  /** The way driven is longer than the one from stop to stop. */
  DETOUR("detour"),
  /** The vehicle stood for long where no stop is planned. */
  HALT("halt");

  private static final RiskReason[] ALL = values();

  private final String wireName;

  RiskReason(String wireName) {
    this.wireName = wireName;
  }

  /** The word in rows and alerts. */
  public String wireName() {
    return wireName;
  }

  static RiskReason at(int ordinal) {
    return ALL[ordinal];
  }
}
