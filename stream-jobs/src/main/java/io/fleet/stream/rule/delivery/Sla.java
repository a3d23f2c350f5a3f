package io.fleet.stream.rule.delivery;

/** What a stop's window has come to. */
public enum Sla {
  /** There is no window. */
  NONE("none"),
  /** Not decided: neither there nor too late. */
  OPEN("open"),
  EARLY("early"),
  ON_TIME("on_time"),
  /** There after the window's end, or not there by then. */
  LATE("late"),
  /** Never there. */
  MISSED("missed"),
  /** Not decided, and expected too late. */
  AT_RISK("at_risk");

  private final String wireName;

  Sla(String wireName) {
    this.wireName = wireName;
  }

  /** Whether nothing is decided. */
  boolean isOpen() {
    return this == OPEN || this == AT_RISK;
  }

  /** The word in rows and alerts. */
  public String wireName() {
    return wireName;
  }
}
