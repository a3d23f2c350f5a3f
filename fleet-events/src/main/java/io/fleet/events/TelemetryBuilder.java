package io.fleet.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what a message says and makes a {@link Telemetry} of it. Reusable after {@link
 * #clear()}; not for several threads at once.
 */
public final class TelemetryBuilder {
  String vehicleId;
  long timestampMs;
  boolean timestampKnown;
  boolean serverTime;
  String eventId;
  String driverId;
  String tripId;
  long present;
  DriverActivity driverActivity;
  final List<String> faultCodes = new ArrayList<>();
  final List<DeviceEvent> events = new ArrayList<>();
  final Map<String, String> tags = new LinkedHashMap<>();

  private final int[] values = new int[TelemetryField.count()];
  private final ContentHasher hasher = new ContentHasher();

  TelemetryBuilder() {}

  /** Forgets everything. */
  public TelemetryBuilder clear() {
    vehicleId = null;
    timestampKnown = false;
    serverTime = false;
    eventId = null;
    driverId = null;
    tripId = null;
    present = 0;
    driverActivity = null;
    faultCodes.clear();
    events.clear();
    tags.clear();
    return this;
  }

  /** The vehicle: 1–64 of {@code A-Za-z0-9_.:-}, not checked here. */
  public TelemetryBuilder vehicleId(String id) {
    this.vehicleId = id;
    return this;
  }

  /** When it was so, epoch milliseconds. */
  public TelemetryBuilder timestampMs(long ms) {
    this.timestampMs = ms;
    this.timestampKnown = true;
    return this;
  }

  /** Says that the time is the server's, not the device's. */
  public TelemetryBuilder serverTime(boolean isServerTime) {
    this.serverTime = isServerTime;
    return this;
  }

  /** The sender's own id; it decides the identity and is not kept. Empty means none. */
  public TelemetryBuilder eventId(String id) {
    this.eventId = nullIfEmpty(id);
    return this;
  }

  /** The driver the device names. Empty means none. */
  public TelemetryBuilder driverId(String id) {
    this.driverId = nullIfEmpty(id);
    return this;
  }

  /** The trip the device names. Empty means none. */
  public TelemetryBuilder tripId(String id) {
    this.tripId = nullIfEmpty(id);
    return this;
  }

  private static String nullIfEmpty(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** What a tachograph says, or null. */
  public TelemetryBuilder driverActivity(DriverActivity activity) {
    this.driverActivity = activity;
    return this;
  }

  /** Adds a fault code now present. */
  public TelemetryBuilder faultCode(String code) {
    faultCodes.add(code);
    return this;
  }

  /** Adds something the tracker itself detected. */
  public TelemetryBuilder event(DeviceEvent event) {
    events.add(event);
    return this;
  }

  /** Adds a free label, or replaces the one of that name. */
  public TelemetryBuilder tag(String name, String value) {
    tags.put(name, value);
    return this;
  }

  /**
   * Sets a number given in the wire's unit.
   *
   * @throws IllegalArgumentException if it is outside the field's range or not a number
   */
  public TelemetryBuilder set(TelemetryField field, double value) {
    if (!field.accepts(value)) {
      throw new IllegalArgumentException(field.wireName() + " out of range: " + value);
    }
    return setCanonical(field, field.canonical(value));
  }

  /**
   * Sets a flag.
   *
   * @throws IllegalArgumentException if the field is a number
   */
  public TelemetryBuilder set(TelemetryField flag, boolean value) {
    if (!flag.isFlag()) {
      throw new IllegalArgumentException(flag.wireName() + " is no flag");
    }
    return setCanonical(flag, value ? 1 : 0);
  }

  /** Both coordinates, WGS-84 degrees. */
  public TelemetryBuilder position(double lat, double lon) {
    return set(TelemetryField.LAT, lat).set(TelemetryField.LON, lon);
  }

  /** Sets a number or flag by its canonical integer, which is not checked here. */
  public TelemetryBuilder setCanonical(TelemetryField field, int canonical) {
    values[field.ordinal()] = canonical;
    present |= field.bit();
    return this;
  }

  boolean has(TelemetryField field) {
    return (present & field.bit()) != 0;
  }

  int canonical(TelemetryField field) {
    return values[field.ordinal()];
  }

  int canonicalAt(int ordinal) {
    return values[ordinal];
  }

  void remove(TelemetryField field) {
    present &= ~field.bit();
  }

  /** Whether the message asks for help or reports a crash, which is never refused for its clock. */
  boolean isUrgent() {
    if (has(TelemetryField.SOS) && canonical(TelemetryField.SOS) == 1) {
      return true;
    }
    for (DeviceEvent event : events) {
      if (event.isUrgent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything but who and when is known. */
  boolean hasContent() {
    return (present & ~TelemetryField.GPS_VALID.bit()) != 0
        || !events.isEmpty()
        || !faultCodes.isEmpty()
        || !tags.isEmpty()
        || driverActivity != null;
  }

  /** The numbers that are there, in the order of their fields. */
  int[] denseValues() {
    int[] dense = new int[Long.bitCount(present)];
    int next = 0;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      dense[next++] = values[Long.numberOfTrailingZeros(rest)];
    }
    return dense;
  }

  /**
   * The message. Positions that are not to be believed (flagged invalid, or exactly 0,0, or half
   * there) are left out.
   *
   * @throws IllegalStateException without vehicle or time
   */
  public Telemetry build() {
    requireHead();
    dropUnbelievablePosition();
    int contentHash = hasher.contentHash(this);
    int identity = eventId == null ? contentHash : hasher.identityOfEventId(this);
    return new Telemetry(this, identity, contentHash);
  }

  /**
   * A message that was built before and stored: it stays the same event, whatever made its
   * identity.
   *
   * @throws IllegalStateException without vehicle or time
   */
  public Telemetry buildAs(int identity, int contentHash) {
    requireHead();
    return new Telemetry(this, identity, contentHash);
  }

  private void requireHead() {
    if (vehicleId == null || !timestampKnown) {
      throw new IllegalStateException("a message needs its vehicle and its time");
    }
  }

  void dropUnbelievablePosition() {
    boolean half = has(TelemetryField.LAT) != has(TelemetryField.LON);
    boolean invalid = has(TelemetryField.GPS_VALID) && canonical(TelemetryField.GPS_VALID) == 0;
    boolean nowhere =
        has(TelemetryField.LAT)
            && canonical(TelemetryField.LAT) == 0
            && canonical(TelemetryField.LON) == 0;
    if (half || invalid || nowhere) {
      remove(TelemetryField.LAT);
      remove(TelemetryField.LON);
    }
  }

  @Override
  public String toString() {
    return "TelemetryBuilder[" + vehicleId + ", " + Arrays.toString(denseValues()) + "]";
  }
}
