package io.fleet.stream.rule.eta;

/** What the remaining distance of an ETA is measured along. */
public enum Basis {
  /** The planned route. */
  ROUTE("route"),
  /** The straight way, made longer by what roads are longer than it. */
  STRAIGHT("straight");

  private final String wireName;

  Basis(String wireName) {
    this.wireName = wireName;
  }

  /** The word in rows and records. */
  public String wireName() {
    return wireName;
  }
}
