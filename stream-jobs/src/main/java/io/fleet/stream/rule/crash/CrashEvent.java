package io.fleet.stream.rule.crash;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.harsh.Evidence;

/**
 * An impact on a driven vehicle as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param startedAtMs the impact, epoch milliseconds
 * @param verdict what is thought of it
 * @param decidedAtMs when it was confirmed or cleared, epoch milliseconds; 0 while it is suspected
 * @param late whether it was found in data older than the horizon: then nothing more comes of it
 * @param driverId the driver, or null
 * @param tripId the trip it happened on, or null
 * @param basis what it was first known by
 * @param peakMg greatest magnitude without gravity, 0.001 g, or absent
 * @param beforeCkmph the last speed before it, 0.01 km/h, or absent
 * @param lostCkmph the speed lost in it, 0.01 km/h, or absent
 * @param latE6 where, 1e-6 degrees, or absent
 * @param lonE6 where, 1e-6 degrees, or absent
 */
public record CrashEvent(
    String vehicleId,
    long startedAtMs,
    CrashVerdict verdict,
    long decidedAtMs,
    boolean late,
    String driverId,
    String tripId,
    Evidence basis,
    int peakMg,
    int beforeCkmph,
    int lostCkmph,
    int latE6,
    int lonE6)
    implements Finding {
  private static final int MEDIUM = 2;
  private static final int CRITICAL = 4;

  /** The event's id: UUID version 5 of vehicle and impact. */
  public String eventId() {
    return NameUuid.of("crash_event", vehicleId, Long.toString(startedAtMs)).toString();
  }

  @Override
  public String id() {
    return "crash:" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return late || isDecided();
  }

  /** Whether it was confirmed or cleared. */
  public boolean isDecided() {
    return verdict != CrashVerdict.SUSPECTED;
  }

  /** 4 once it is confirmed, else 2. */
  public int severity() {
    return verdict == CrashVerdict.CONFIRMED ? CRITICAL : MEDIUM;
  }

  /** The same with a verdict; who drove, and on which trip, is added if it was not known. */
  public CrashEvent decided(CrashVerdict as, long atMs, String driver, String trip) {
    return new CrashEvent(
        vehicleId,
        startedAtMs,
        as,
        atMs,
        late,
        driverId == null ? driver : driverId,
        tripId == null ? trip : tripId,
        basis,
        peakMg,
        beforeCkmph,
        lostCkmph,
        latE6,
        lonE6);
  }

  /** The same, found in late data. */
  CrashEvent foundLate() {
    return new CrashEvent(
        vehicleId,
        startedAtMs,
        verdict,
        decidedAtMs,
        true,
        driverId,
        tripId,
        basis,
        peakMg,
        beforeCkmph,
        lostCkmph,
        latE6,
        lonE6);
  }

  /** The same with what another sign of it says too. */
  CrashEvent with(CrashEvent other) {
    return new CrashEvent(
        vehicleId,
        startedAtMs,
        verdict,
        decidedAtMs,
        late,
        driverId == null ? other.driverId : driverId,
        tripId == null ? other.tripId : tripId,
        basis,
        Math.max(peakMg, other.peakMg),
        beforeCkmph == Telemetry.ABSENT ? other.beforeCkmph : beforeCkmph,
        Math.max(lostCkmph, other.lostCkmph),
        latE6 == Telemetry.ABSENT ? other.latE6 : latE6,
        latE6 == Telemetry.ABSENT ? other.lonE6 : lonE6);
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeLong(startedAtMs);
    out.writeByte(verdict.ordinal());
    out.writeLong(decidedAtMs);
    out.writeBoolean(late);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeByte(basis.ordinal());
    out.writeInt(peakMg);
    out.writeInt(beforeCkmph);
    out.writeInt(lostCkmph);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  /** Reads one from a checkpoint. */
  public static CrashEvent read(ByteReader in) {
    return new CrashEvent(
        in.readString(),
        in.readLong(),
        CrashVerdict.at(in.readByte()),
        in.readLong(),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        Evidence.at(in.readByte()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
