package io.fleet.stream.rule.delivery;

/** How far a stop has come. Of what is planned and untouched nothing is told. */
public enum StopState {
  /** Nobody was there, and something is told of it all the same: it is late, or moved. */
  PLANNED("planned", false),
  /** The next one, and the vehicle is near. */
  APPROACHING("approaching", false),
  ARRIVED("arrived", false),
  SERVICING("servicing", false),
  DEPARTED("departed", true),
  /** By a scan it could not be served. */
  FAILED("failed", true),
  /** Left out by a scan, or a later stop was served before it; it may still be served. */
  SKIPPED("skipped", true),
  /** The plan is over and nobody was there. */
  MISSED("missed", true),
  /** Taken out of the plan, or the plan was taken back, after something had become of it. */
  CANCELLED("cancelled", true),
  /** The vehicle stood where no stop is planned. */
  UNPLANNED("unplanned", true);

  private final String wireName;
  private final boolean over;

  StopState(String wireName, boolean over) {
    this.wireName = wireName;
    this.over = over;
  }

  /** The word in rows and alerts. */
  public String wireName() {
    return wireName;
  }

  /** Whether mostly nothing more comes of it. */
  boolean isOver() {
    return over;
  }
}
