package io.fleet.stream.rule.settings;

/** Where a speed limit is from. The order is part of the binary form: new ones are appended. */
public enum LimitSource {
  /** The fleet's own limit, which counts only where no other is known. */
  FLEET("fleet"),
  /** The road, as the device tells it. */
  ROAD("road"),
  /** The vehicle's own, or the rules for it. */
  VEHICLE("vehicle"),
  /** The rules for its class. */
  CLASS("class"),
  /** The rules for the group of whoever drives. */
  DRIVER_GROUP("driver_group"),
  /** The rules for one of the vehicle's groups. */
  GROUP("group"),
  /** A geofence the vehicle is in. */
  FENCE("fence");

  private static final LimitSource[] ALL = values();

  private final String wireName;

  LimitSource(String wireName) {
    this.wireName = wireName;
  }

  /** The value in alerts and tables. */
  public String wireName() {
    return wireName;
  }

  /** The source of an ordinal read from a checkpoint. */
  public static LimitSource at(int ordinal) {
    return ALL[ordinal];
  }
}
