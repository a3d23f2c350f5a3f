package io.fleet.stream.rule.trip;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Place;

/** What the trip rule remembers of a vehicle. Never altered once it is handed out. */
public final class TripState implements Cloneable {
  /** A vehicle never seen. */
  public static final TripState NONE = new TripState();

  static final long NEVER = Long.MIN_VALUE;

  /** How sure the trip is. */
  enum Phase {
    NONE,
    CANDIDATE,
    OPEN
  }

  Phase phase = Phase.NONE;
  String tripId;
  String driverId;
  String deviceTripId;
  Place origin;
  Place start;
  Place lastMoving;
  Place standing;
  long lastEventMs = NEVER;
  long lastFindingMs = NEVER;
  long fastSinceMs = NEVER;
  int fixesAway;
  long distanceMm;
  long standingMs;
  int stops;
  int maxSpeedCkmph = Telemetry.ABSENT;
  int fixes;
  int overspeedBefore;
  int overspeedNow;
  long ignitionOffSinceMs = NEVER;
  boolean engineKnownOn;
  long idleSinceMs = NEVER;
  long idleMs;
  int startOdometerM = Telemetry.ABSENT;
  int endOdometerM = Telemetry.ABSENT;
  int startFuelCl = Telemetry.ABSENT;
  int endFuelCl = Telemetry.ABSENT;

  private TripState() {}

  /** The open trip, or null while there is none or it is not yet sure. */
  public String openTripId() {
    return phase == Phase.OPEN ? tripId : null;
  }

  TripState copy() {
    try {
      return (TripState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A vehicle on no trip, of which the engine's state and its standing place are still known. */
  TripState withoutTrip() {
    TripState none = new TripState();
    none.standing = standing;
    none.lastEventMs = lastEventMs;
    none.ignitionOffSinceMs = ignitionOffSinceMs;
    none.engineKnownOn = engineKnownOn;
    none.idleSinceMs = idleSinceMs;
    none.overspeedNow = overspeedNow;
    return none;
  }

  void write(ByteWriter out) {
    out.writeByte(phase.ordinal());
    out.writeNullableString(tripId);
    out.writeNullableString(driverId);
    out.writeNullableString(deviceTripId);
    Place.write(origin, out);
    Place.write(start, out);
    Place.write(lastMoving, out);
    Place.write(standing, out);
    out.writeLong(lastEventMs);
    out.writeLong(lastFindingMs);
    out.writeLong(fastSinceMs);
    out.writeByte(fixesAway);
    out.writeSigned(distanceMm);
    out.writeSigned(standingMs);
    out.writeSigned(stops);
    out.writeInt(maxSpeedCkmph);
    out.writeSigned(fixes);
    out.writeSigned(overspeedBefore);
    out.writeSigned(overspeedNow);
    out.writeLong(ignitionOffSinceMs);
    out.writeBoolean(engineKnownOn);
    out.writeLong(idleSinceMs);
    out.writeSigned(idleMs);
    out.writeInt(startOdometerM);
    out.writeInt(endOdometerM);
    out.writeInt(startFuelCl);
    out.writeInt(endFuelCl);
  }

  static TripState read(ByteReader in) {
    TripState s = new TripState();
    s.phase = Phase.values()[in.readByte()];
    s.tripId = in.readNullableString();
    s.driverId = in.readNullableString();
    s.deviceTripId = in.readNullableString();
    s.origin = Place.read(in);
    s.start = Place.read(in);
    s.lastMoving = Place.read(in);
    s.standing = Place.read(in);
    s.lastEventMs = in.readLong();
    s.lastFindingMs = in.readLong();
    s.fastSinceMs = in.readLong();
    s.fixesAway = in.readByte();
    s.distanceMm = in.readSigned();
    s.standingMs = in.readSigned();
    s.stops = (int) in.readSigned();
    s.maxSpeedCkmph = in.readInt();
    s.fixes = (int) in.readSigned();
    s.overspeedBefore = (int) in.readSigned();
    s.overspeedNow = (int) in.readSigned();
    s.ignitionOffSinceMs = in.readLong();
    s.engineKnownOn = in.readBoolean();
    s.idleSinceMs = in.readLong();
    s.idleMs = in.readSigned();
    s.startOdometerM = in.readInt();
    s.endOdometerM = in.readInt();
    s.startFuelCl = in.readInt();
    s.endFuelCl = in.readInt();
    return s;
  }
}
