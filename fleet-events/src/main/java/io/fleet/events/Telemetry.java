package io.fleet.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * One message of a vehicle in canonical numbers: immutable, and compact enough to wait in state.
 *
 * <p>Numbers are kept as integers of the scale their {@link TelemetryField} names, only those that
 * are there. An event's <em>identity</em> is (vehicle, timestamp, {@link #identity()}): a message
 * sent twice is one event, a fix and an SOS of the same second are two. Two contents of one
 * identity are told apart by {@link #contentHash()}; the greater wins.
 */
public final class Telemetry {
  /** Stands for a number that is not there. */
  public static final int ABSENT = Integer.MIN_VALUE;

  private final String vehicleId;
  private final long timestampMs;
  private final int identity;
  private final int contentHash;
  private final boolean serverTime;
  private final String driverId;
  private final String tripId;
  private final long present;
  private final int[] values;
  private final DriverActivity driverActivity;
  private final List<String> faultCodes;
  private final List<DeviceEvent> events;
  private final Map<String, String> tags;

  Telemetry(TelemetryBuilder b, int identity, int contentHash) {
    this(
        b.vehicleId,
        b.timestampMs,
        identity,
        contentHash,
        b.serverTime,
        b.driverId,
        b.tripId,
        b.present,
        b.denseValues(),
        b.driverActivity,
        List.copyOf(b.faultCodes),
        List.copyOf(b.events),
        b.tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(b.tags)));
  }

  /** Takes the collections as they are; they must not change any more. */
  Telemetry(
      String vehicleId,
      long timestampMs,
      int identity,
      int contentHash,
      boolean serverTime,
      String driverId,
      String tripId,
      long present,
      int[] values,
      DriverActivity driverActivity,
      List<String> faultCodes,
      List<DeviceEvent> events,
      Map<String, String> tags) {
    this.vehicleId = vehicleId;
    this.timestampMs = timestampMs;
    this.identity = identity;
    this.contentHash = contentHash;
    this.serverTime = serverTime;
    this.driverId = driverId;
    this.tripId = tripId;
    this.present = present;
    this.values = values;
    this.driverActivity = driverActivity;
    this.faultCodes = faultCodes;
    this.events = events;
    this.tags = tags;
  }

  /**
   * The same event with no more numbers than these, and without trip, faults, device events and
   * tags. It stays the same event: identity and content hash are kept.
   */
  public Telemetry reducedTo(Set<TelemetryField> fields) {
    long mask = 0;
    for (TelemetryField field : fields) {
      mask |= has(field) ? field.bit() : 0;
    }
    int[] kept = new int[Long.bitCount(mask)];
    int next = 0;
    for (TelemetryField field : TelemetryField.values()) {
      if ((mask & field.bit()) != 0) {
        kept[next++] = canonical(field);
      }
    }
    return new Telemetry(
        vehicleId,
        timestampMs,
        identity,
        contentHash,
        serverTime,
        driverId,
        null,
        mask,
        kept,
        driverActivity,
        List.of(),
        List.of(),
        Map.of());
  }

  /** A new, empty message. */
  public static TelemetryBuilder builder() {
    return new TelemetryBuilder();
  }

  /** The vehicle: 1–64 of {@code A-Za-z0-9_.:-}. */
  public String vehicleId() {
    return vehicleId;
  }

  /** When it was so, epoch milliseconds. */
  public long timestampMs() {
    return timestampMs;
  }

  /** 32 bits that tell events of one vehicle and instant apart, as an unsigned number. */
  public int identity() {
    return identity;
  }

  /** 32 bits over all known content, as an unsigned number. */
  public int contentHash() {
    return contentHash;
  }

  /** Whether the server's time stands in for a device clock that could not be believed. */
  public boolean hasServerTime() {
    return serverTime;
  }

  /** The driver the device names, or null. */
  public String driverId() {
    return driverId;
  }

  /** The trip the device names, or null. */
  public String tripId() {
    return tripId;
  }

  /** Whether a number or flag is there. */
  public boolean has(TelemetryField field) {
    return (present & field.bit()) != 0;
  }

  /** The canonical integer of a field, or {@link #ABSENT}. */
  public int canonical(TelemetryField field) {
    long bit = field.bit();
    return (present & bit) == 0 ? ABSENT : values[Long.bitCount(present & (bit - 1))];
  }

  /** A field in the wire's unit, or NaN. */
  public double number(TelemetryField field) {
    int canonical = canonical(field);
    return canonical == ABSENT ? Double.NaN : (double) canonical / field.scale();
  }

  /** Whether a flag is there and true. */
  public boolean isTrue(TelemetryField flag) {
    return canonical(flag) == 1;
  }

  /** Whether a flag is there and false. */
  public boolean isFalse(TelemetryField flag) {
    return canonical(flag) == 0;
  }

  /** Whether the message carries a position that is to be believed as such. */
  public boolean hasPosition() {
    return has(TelemetryField.LAT);
  }

  /** Latitude in 1e-6 degrees, or {@link #ABSENT}. */
  public int latE6() {
    return canonical(TelemetryField.LAT);
  }

  /** Longitude in 1e-6 degrees, or {@link #ABSENT}. */
  public int lonE6() {
    return canonical(TelemetryField.LON);
  }

  /** The device's speed in 0.01 km/h, or {@link #ABSENT}. */
  public int speedCkmph() {
    return canonical(TelemetryField.SPEED);
  }

  /** What a tachograph says, or null. */
  public DriverActivity driverActivity() {
    return driverActivity;
  }

  /** Fault codes now present, as told. */
  public List<String> faultCodes() {
    return faultCodes;
  }

  /** What the tracker itself detected. */
  public List<DeviceEvent> events() {
    return events;
  }

  /** Free labels, in the order of their names. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Whether the driver asks for help, by flag or by a device event. */
  public boolean isSos() {
    return isTrue(TelemetryField.SOS) || hasEvent(DeviceEvent.SOS);
  }

  /** Whether the tracker reports an event of that type. */
  public boolean hasEvent(String type) {
    for (DeviceEvent event : events) {
      if (event.type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  long presentMask() {
    return present;
  }

  int[] denseValues() {
    return values;
  }

  /** Order of application: by time, then by identity as an unsigned number. */
  public static int compareInTime(Telemetry a, Telemetry b) {
    int byTime = Long.compare(a.timestampMs, b.timestampMs);
    return byTime != 0 ? byTime : Integer.compareUnsigned(a.identity, b.identity);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Telemetry t
        && timestampMs == t.timestampMs
        && identity == t.identity
        && contentHash == t.contentHash
        && serverTime == t.serverTime
        && present == t.present
        && vehicleId.equals(t.vehicleId)
        && Objects.equals(driverId, t.driverId)
        && Objects.equals(tripId, t.tripId)
        && Arrays.equals(values, t.values)
        && driverActivity == t.driverActivity
        && faultCodes.equals(t.faultCodes)
        && events.equals(t.events)
        && tags.equals(t.tags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(vehicleId, timestampMs, identity);
  }

  @Override
  public String toString() {
    return "Telemetry[" + vehicleId + " " + Iso8601.format(timestampMs) + "]";
  }
}
