package io.fleet.stream.rule.hours;

/** How far it has come with a limit. */
public enum Stage {
  /** 30 min are left. */
  WARNED_30("warned_30_min"),
  /** 15 min are left. */
  WARNED_15("warned_15_min"),
  /** More than is allowed. */
  EXCEEDED("exceeded");

  private static final Stage[] STAGES = values();

  private final String wireName;

  Stage(String wireName) {
    this.wireName = wireName;
  }

  /** The value in tables and alerts. */
  public String wireName() {
    return wireName;
  }

  static Stage at(int ordinal) {
    return STAGES[ordinal];
  }
}
