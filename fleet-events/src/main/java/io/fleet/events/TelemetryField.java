package io.fleet.events;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers and flags a telemetry message may carry, each with its name on the wire, the range
 * that is believed and the scale of its canonical integer.
 *
 * <p>Canonical means: what is stored. A value is rounded once, when it is read, to a multiple of
 * {@code 1 / scale}; rules see only that. A flag is 0 or 1.
 *
 * <p>The order is part of the binary form and of every identity: new fields are appended, none is
 * moved or removed.
 */
public enum TelemetryField {
  /** WGS-84 latitude, degrees, 1e-6. */
  LAT("lat", 1_000_000, -90, 90),
  /** WGS-84 longitude, degrees, 1e-6. */
  LON("lon", 1_000_000, -180, 180),
  /** Ground speed as the device tells it, km/h, 0.01. */
  SPEED("speed_kmph", 100, 0, 1_000),
  /**
   * Course over ground, degrees clockwise from north, 0.1, normalised to 0 (incl.) – 360 (excl.).
   */
  HEADING("heading", 10, -360, 360),
  /** Satellites used. */
  SAT_COUNT("sat_count", 1, 0, 255),
  /** Horizontal dilution of precision, 0.01. */
  HDOP("hdop", 100, 0, 100),
  /** Estimated horizontal error, m, 0.01. */
  ACCURACY("accuracy_m", 100, 0, 100_000),
  /** Height above the ellipsoid or sea level, m, 0.1. */
  ALTITUDE("altitude_m", 10, -1_000, 20_000),
  /** Supply voltage, V, 0.001. */
  BATTERY_VOLTAGE("battery_v", 1_000, 0, 1_000),
  /** Charge of the device's own battery, %, 0.1. */
  DEVICE_BATTERY("device_battery_pct", 10, 0, 100),
  /** Engine speed, 1/min. */
  RPM("rpm", 1, 0, 30_000),
  /** Odometer, km, 0.001. */
  ODOMETER("odometer_km", 1_000, 0, 2_000_000),
  /** Fuel level, %, 0.1. */
  FUEL_SHARE("fuel_pct", 10, 0, 100),
  /** Fuel level, litres, 0.01. */
  FUEL_VOLUME("fuel_l", 100, 0, 100_000),
  /** State of charge of the drive battery, %, 0.1. */
  STATE_OF_CHARGE("soc_pct", 10, 0, 100),
  /** Coolant temperature, °C, 0.1. */
  ENGINE_TEMPERATURE("engine_temp_c", 10, -60, 300),
  /** Longitudinal acceleration, g, forward positive, without gravity, 0.001. */
  ACCEL_LONG("accel_long_g", 1_000, -20, 20),
  /** Lateral acceleration, g, right positive, without gravity, 0.001. */
  ACCEL_LAT("accel_lat_g", 1_000, -20, 20),
  /** Largest magnitude of acceleration since the previous message, g, 0.001. */
  ACCEL_PEAK("accel_peak_g", 1_000, 0, 200),
  /** The road's speed limit as the device knows it, km/h, 0.01. */
  SPEED_LIMIT("speed_limit_kmph", 100, 0, 500),
  /** Whether the receiver had a valid fix. */
  GPS_VALID("gps_valid"),
  /** Whether the ignition is on. */
  IGNITION("ignition"),
  /** Whether the drive battery is being charged. */
  CHARGING("charging"),
  /** Whether the power take-off is engaged. */
  PTO("pto"),
  /** Whether the driver asks for help. */
  SOS("sos"),
  /** Whether the driver switched tracking off. */
  PRIVATE("private");

  private static final TelemetryField[] FIELDS = values();
  private static final Map<String, TelemetryField> BY_WIRE_NAME = new HashMap<>();

  static {
    for (TelemetryField field : FIELDS) {
      BY_WIRE_NAME.put(field.wireName, field);
    }
  }

  private final String wireName;
  private final int scale;
  private final double min;
  private final double max;
  private final boolean flag;

  TelemetryField(String wireName, int scale, double min, double max) {
    this.wireName = wireName;
    this.scale = scale;
    this.min = min;
    this.max = max;
    this.flag = false;
  }

  TelemetryField(String wireName) {
    this.wireName = wireName;
    this.scale = 1;
    this.min = 0;
    this.max = 1;
    this.flag = true;
  }

  /** The JSON member's name. */
  public String wireName() {
    return wireName;
  }

  /** Canonical units in one unit of the wire. */
  public int scale() {
    return scale;
  }

  /** The smallest value believed, in the wire's unit. */
  public double min() {
    return min;
  }

  /** The greatest value believed, in the wire's unit. */
  public double max() {
    return max;
  }

  /** Whether the value is true or false on the wire. */
  public boolean isFlag() {
    return flag;
  }

  /** Whether a value of the wire's unit is believed; NaN and infinities are not. */
  public boolean accepts(double value) {
    return value >= min && value <= max;
  }

  /** The canonical integer of a believed value, rounded half up. */
  public int canonical(double value) {
    if (this == HEADING) {
      return Math.floorMod((int) Math.round(value * scale), 360 * scale);
    }
    return (int) Math.round(value * scale);
  }

  long bit() {
    return 1L << ordinal();
  }

  /** The field of a JSON member's name, or null. */
  public static TelemetryField ofWireName(String name) {
    return BY_WIRE_NAME.get(name);
  }

  static TelemetryField at(int ordinal) {
    return FIELDS[ordinal];
  }

  static int count() {
    return FIELDS.length;
  }
}
