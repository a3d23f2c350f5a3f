package io.fleet.stream.rule.plan;

/** Which moment of a stop is held against its window. */
public enum SlaBasis {
  ARRIVAL("arrival"),
  SERVICE_START("service_start"),
  COMPLETION("completion");

  private final String wireName;

  SlaBasis(String wireName) {
    this.wireName = wireName;
  }

  /** The word in plans, rows and alerts. */
  public String wireName() {
    return wireName;
  }

  /** The basis of that name; arrival for none. */
  public static SlaBasis of(String name) {
    for (SlaBasis basis : values()) {
      if (basis.wireName.equals(name)) {
        return basis;
      }
    }
    return ARRIVAL;
  }
}
