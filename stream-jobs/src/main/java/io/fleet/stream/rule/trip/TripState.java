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

  /** Since when the vehicle idles on this trip, if that has been told and lasts. */
  long idleSinceMs = NEVER;

  /** Idling on this trip that is over. */
  long idleMs;

  /**
   * The trip that ended last, with the idling that is over, while the vehicle idles on; or null.
   */
  Trip ended;

  /** The trip as it was when the vehicle moved off with its ignition off, or null. */
  Trip beforeTow;

  boolean towed;
  int startOdometerM = Telemetry.ABSENT;
  int endOdometerM = Telemetry.ABSENT;
  int startFuelCl = Telemetry.ABSENT;
  int endFuelCl = Telemetry.ABSENT;

  private TripState() {}

  /** The open trip, or null while there is none or it is not yet sure. */
  public String openTripId() {
    return phase == Phase.OPEN ? tripId : null;
  }

  /** Whether no trip is open and none has begun. */
  public boolean isWithoutTrip() {
    return phase == Phase.NONE;
  }

  TripState copy() {
    try {
      return (TripState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A vehicle on no trip, of which the ignition and its standing place are still known. */
  TripState withoutTrip() {
    TripState none = new TripState();
    none.standing = standing;
    none.lastEventMs = lastEventMs;
    none.ignitionOffSinceMs = ignitionOffSinceMs;
    none.overspeedNow = overspeedNow;
    none.ended = ended;
    none.towed = towed;
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
    out.writeLong(idleSinceMs);
    out.writeSigned(idleMs);
    write(ended, out);
    write(beforeTow, out);
    out.writeBoolean(towed);
    out.writeInt(startOdometerM);
    out.writeInt(endOdometerM);
    out.writeInt(startFuelCl);
    out.writeInt(endFuelCl);
  }

  private static void write(Trip trip, ByteWriter out) {
    out.writeBoolean(trip != null);
    if (trip != null) {
      trip.write(out);
    }
  }

  private static Trip readTrip(ByteReader in) {
    return in.readBoolean() ? Trip.read(in) : null;
  }

  /**
   * The first form held what is now the idling rule's: of a stretch that lasted, nothing counts.
   */
  private static void readIdling(ByteReader in, TripState s, int writtenVersion) {
    boolean first = writtenVersion < 2;
    if (first) {
      in.readBoolean();
    }
    long idleSinceMs = in.readLong();
    s.idleSinceMs = first ? NEVER : idleSinceMs;
    s.idleMs = in.readSigned();
    if (!first) {
      s.ended = readTrip(in);
      s.beforeTow = readTrip(in);
      s.towed = in.readBoolean();
    }
  }

  static TripState read(ByteReader in, int writtenVersion) {
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
    readIdling(in, s, writtenVersion);
    s.startOdometerM = in.readInt();
    s.endOdometerM = in.readInt();
    s.startFuelCl = in.readInt();
    s.endFuelCl = in.readInt();
    return s;
  }
}
