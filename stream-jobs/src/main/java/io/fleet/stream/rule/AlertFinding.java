package io.fleet.stream.rule;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.events.Telemetry;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of an alert as a rule finds it, without what the timeline adds (version, time of
 * publication).
 *
 * @param alertType for example {@code overspeed}
 * @param vehicleId the vehicle
 * @param startedAtMs when the episode began, epoch milliseconds; with type and vehicle it is the id
 * @param state what this version says
 * @param tsMs event time of this version, epoch milliseconds
 * @param endedAtMs when it ended, epoch milliseconds, or null while it lasts
 * @param severity 1 low, 2 medium, 3 high, 4 critical
 * @param driverId the driver, or null
 * @param tripId the trip, or null
 * @param latE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param lonE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param details one sentence for people
 * @param data numbers and texts of that type, units in names
 * @param late whether it was found in data older than the horizon
 */
public record AlertFinding(
    String alertType,
    String vehicleId,
    long startedAtMs,
    Alert.State state,
    long tsMs,
    Long endedAtMs,
    int severity,
    String driverId,
    String tripId,
    int latE6,
    int lonE6,
    String details,
    Map<String, Object> data,
    boolean late)
    implements Finding {

  /**
   * The member of {@link #data} that tells apart alerts of one type that begin at one moment: a
   * vehicle may report several fault codes at once.
   */
  public static final String CODE = "code";

  /** Keeps its own copy of the data, in the order of names. */
  public AlertFinding {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
  }

  /**
   * The alert as others hear of it.
   *
   * @param version of it
   * @param told what this version says to them
   * @param emittedAtMs when it is published, epoch milliseconds
   * @param isLate whether it is marked as found late
   */
  public Alert told(long version, Alert.State told, long emittedAtMs, boolean isLate) {
    return new Alert(
        alertId(),
        version,
        told,
        tsMs,
        startedAtMs,
        endedAtMs,
        emittedAtMs,
        alertType,
        severity,
        vehicleId,
        driverId,
        tripId,
        latE6,
        lonE6,
        details,
        data,
        isLate,
        false);
  }

  /**
   * The alert's id: UUID version 5 of type, vehicle, the episode's first event time and, where it
   * is about one of several codes, that code.
   */
  public String alertId() {
    return alertId(alertType, vehicleId, startedAtMs, data);
  }

  /** The id of a vehicle's alert of a type that began then. */
  public static String alertId(
      String alertType, String vehicleId, long startedAtMs, Map<String, Object> data) {
    String at = Long.toString(startedAtMs);
    return (data.get(CODE) instanceof String code
            ? NameUuid.of("alert", alertType, vehicleId, at, code)
            : NameUuid.of("alert", alertType, vehicleId, at))
        .toString();
  }

  @Override
  public String id() {
    String id = "alert:" + alertType + ":" + startedAtMs;
    return data.get(CODE) instanceof String code ? id + ':' + code : id;
  }

  /** An alert found late is told once; what it belongs to is known to the rule. */
  @Override
  public boolean isFinal() {
    return late || state == Alert.State.RESOLVED;
  }

  /** A resolved alert is understood only by who has seen it opened. */
  @Override
  public Finding opening() {
    return state != Alert.State.RESOLVED
        ? null
        : new AlertFinding(
            alertType,
            vehicleId,
            startedAtMs,
            Alert.State.OPENED,
            startedAtMs,
            null,
            severity,
            driverId,
            tripId,
            latE6,
            lonE6,
            details,
            data,
            late);
  }

  /** The same, found late or in time. */
  public AlertFinding asLate(boolean isLate) {
    return isLate == late
        ? this
        : new AlertFinding(
            alertType,
            vehicleId,
            startedAtMs,
            state,
            tsMs,
            endedAtMs,
            severity,
            driverId,
            tripId,
            latE6,
            lonE6,
            details,
            data,
            isLate);
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(alertType);
    out.writeString(vehicleId);
    out.writeLong(startedAtMs);
    out.writeByte(state.ordinal());
    out.writeLong(tsMs);
    out.writeBoolean(endedAtMs != null);
    out.writeLong(endedAtMs == null ? 0 : endedAtMs);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
    out.writeString(details);
    AlertData.write(data, out);
    out.writeBoolean(late);
  }

  /** Reads one from a checkpoint. */
  public static AlertFinding read(ByteReader in) {
    String alertType = in.readString();
    String vehicleId = in.readString();
    long startedAtMs = in.readLong();
    Alert.State state = Alert.State.values()[in.readByte()];
    long tsMs = in.readLong();
    boolean ended = in.readBoolean();
    long endedAtMs = in.readLong();
    return new AlertFinding(
        alertType,
        vehicleId,
        startedAtMs,
        state,
        tsMs,
        ended ? (Long) endedAtMs : null,
        in.readByte(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt(),
        in.readString(),
        AlertData.read(in),
        in.readBoolean());
  }
}
