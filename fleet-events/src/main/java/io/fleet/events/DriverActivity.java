package io.fleet.events;

/** What a tachograph or a driver app says the driver is doing. */
public enum DriverActivity {
  DRIVE("drive"),
  WORK("work"),
  AVAILABLE("available"),
  REST("rest");

  private static final DriverActivity[] ACTIVITIES = values();

  private final String wireName;

  DriverActivity(String wireName) {
    this.wireName = wireName;
  }

  /** The value on the wire. */
  public String wireName() {
    return wireName;
  }

  /** The activity of a wire value, or null. */
  public static DriverActivity ofWireName(String name) {
    for (DriverActivity activity : ACTIVITIES) {
      if (activity.wireName.equals(name)) {
        return activity;
      }
    }
    return null;
  }

  static DriverActivity at(int ordinal) {
    return ACTIVITIES[ordinal];
  }
}
