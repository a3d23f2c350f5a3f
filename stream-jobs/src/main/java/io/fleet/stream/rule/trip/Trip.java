package io.fleet.stream.rule.trip;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;

/**
 * A trip as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param closedBy what ended it, or null while it is open
 * @param driverId the driver first seen on it, or null
 * @param deviceTripId the trip the device named, or null
 * @param start the first moving fix
 * @param end the first standing fix of the standing that ended it, else the last moving fix so far
 * @param distanceMm the sum of believed legs, standing drift left out, mm
 * @param standingMs time stood between start and end, ms
 * @param idleMs time of idling inside it and of the idling that ended it, ms
 * @param idling whether the idling that ended it lasts, so that idle time is still to come
 * @param stops standings of 60 s and more inside it
 * @param maxSpeedCkmph greatest speed at a fix believed, 0.01 km/h, or absent
 * @param fixes fixes believed
 * @param overspeedEpisodes overspeed episodes opened on it
 * @param startOdometerM first odometer reading, m, or absent
 * @param endOdometerM last odometer reading, m, or absent
 * @param startFuelCl first fuel reading, 0.01 l, or absent
 * @param endFuelCl last fuel reading, 0.01 l, or absent
 */
public record Trip(
    String vehicleId,
    ClosedBy closedBy,
    String driverId,
    String deviceTripId,
    Place start,
    Place end,
    long distanceMm,
    long standingMs,
    long idleMs,
    boolean idling,
    int stops,
    int maxSpeedCkmph,
    int fixes,
    int overspeedEpisodes,
    int startOdometerM,
    int endOdometerM,
    int startFuelCl,
    int endFuelCl)
    implements Finding {

  /** Marks, in the byte of what ended it, that idling lasts. */
  private static final int STILL_IDLING = 16;

  /** What ended a trip. */
  public enum ClosedBy {
    STANDING("standing"),
    IGNITION_OFF("ignition_off"),
    NO_DATA("no_data");

    private final String wireName;

    ClosedBy(String wireName) {
      this.wireName = wireName;
    }

    /** The value in the table and the API. */
    public String wireName() {
      return wireName;
    }
  }

  /** The trip's id: UUID version 5 of vehicle and first moving fix. */
  public static String tripId(String vehicleId, long startMs) {
    return NameUuid.of("trip", vehicleId, Long.toString(startMs)).toString();
  }

  public String tripId() {
    return tripId(vehicleId, start.timeMs());
  }

  /** Time from start to end that was not stood, ms. */
  public long movingMs() {
    return end.timeMs() - start.timeMs() - standingMs;
  }

  @Override
  public String id() {
    return "trip:" + start.timeMs();
  }

  @Override
  public boolean isFinal() {
    return closedBy != null && !idling;
  }

  /** The same with all of its idle time. */
  Trip withIdleMs(long allIdleMs) {
    return new Trip(
        vehicleId,
        closedBy,
        driverId,
        deviceTripId,
        start,
        end,
        distanceMm,
        standingMs,
        allIdleMs,
        false,
        stops,
        maxSpeedCkmph,
        fixes,
        overspeedEpisodes,
        startOdometerM,
        endOdometerM,
        startFuelCl,
        endFuelCl);
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeByte(closedBy == null ? -1 : closedBy.ordinal() + (idling ? STILL_IDLING : 0));
    out.writeNullableString(driverId);
    out.writeNullableString(deviceTripId);
    Place.write(start, out);
    Place.write(end, out);
    out.writeSigned(distanceMm);
    out.writeSigned(standingMs);
    out.writeSigned(idleMs);
    out.writeSigned(stops);
    out.writeInt(maxSpeedCkmph);
    out.writeSigned(fixes);
    out.writeSigned(overspeedEpisodes);
    out.writeInt(startOdometerM);
    out.writeInt(endOdometerM);
    out.writeInt(startFuelCl);
    out.writeInt(endFuelCl);
  }

  /** Reads one from a checkpoint. */
  public static Trip read(ByteReader in) {
    String vehicleId = in.readString();
    int closedBy = in.readByte();
    return new Trip(
        vehicleId,
        closedBy < 0 ? null : ClosedBy.values()[closedBy % STILL_IDLING],
        in.readNullableString(),
        in.readNullableString(),
        Place.read(in),
        Place.read(in),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        closedBy >= STILL_IDLING,
        (int) in.readSigned(),
        in.readInt(),
        (int) in.readSigned(),
        (int) in.readSigned(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
