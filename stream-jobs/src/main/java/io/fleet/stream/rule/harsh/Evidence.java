package io.fleet.stream.rule.harsh;

/** What a manoeuvre is known by. The order is part of the binary form. */
public enum Evidence {
  /** The accelerometer's mean over a second or less. */
  ACCELEROMETER("accelerometer"),
  /** Two speeds at most 3 s apart. */
  SPEED("speed"),
  /** The tracker says so itself. */
  DEVICE("device");

  private static final Evidence[] ALL = values();

  private final String wireName;

  Evidence(String wireName) {
    this.wireName = wireName;
  }

  /** The name in alerts and tables. */
  public String wireName() {
    return wireName;
  }

  /** The evidence of an ordinal read from a checkpoint. */
  public static Evidence at(int ordinal) {
    return ALL[ordinal];
  }
}
