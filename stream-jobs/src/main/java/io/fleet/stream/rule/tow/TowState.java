package io.fleet.stream.rule.tow;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Place;

/** What the tow rule remembers of a vehicle. Never altered once it is handed out. */
public final class TowState implements Cloneable {
  /** A vehicle never seen. */
  public static final TowState NONE = new TowState();

  /** How sure it is that the vehicle is being moved. */
  enum Phase {
    NONE,
    CANDIDATE,
    OPEN
  }

  Phase phase = Phase.NONE;

  /** Where it stood with the ignition off before it was moved; kept while it is. */
  Place parked;

  TowedMovement.Source source = TowedMovement.Source.COMPUTED;
  long startedAtMs;
  long reportedAtMs = Long.MIN_VALUE;
  Place last;
  Place standing;
  int fixesAway;
  long distanceMm;
  long lastEventMs;
  double toldAtM;

  private TowState() {}

  TowState copy() {
    try {
      return (TowState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A vehicle that is not being moved and is parked there; the same object if that is known. */
  TowState parkedAt(Place place) {
    if (phase == Phase.NONE && (place == null ? parked == null : place.equals(parked))) {
      return this;
    }
    TowState state = new TowState();
    state.parked = place;
    return state;
  }

  void write(ByteWriter out) {
    out.writeByte(phase.ordinal());
    Place.write(parked, out);
    if (phase == Phase.NONE) {
      return;
    }
    out.writeByte(source.ordinal());
    out.writeLong(startedAtMs);
    out.writeLong(reportedAtMs);
    Place.write(last, out);
    Place.write(standing, out);
    out.writeByte(fixesAway);
    out.writeVarLong(distanceMm);
    out.writeLong(lastEventMs);
    out.writeLong(Double.doubleToLongBits(toldAtM));
  }

  static TowState read(ByteReader in) {
    TowState state = new TowState();
    state.phase = Phase.values()[in.readByte()];
    state.parked = Place.read(in);
    if (state.phase == Phase.NONE) {
      return state;
    }
    state.source = TowedMovement.Source.values()[in.readByte()];
    state.startedAtMs = in.readLong();
    state.reportedAtMs = in.readLong();
    state.last = Place.read(in);
    state.standing = Place.read(in);
    state.fixesAway = in.readByte();
    state.distanceMm = in.readVarLong();
    state.lastEventMs = in.readLong();
    state.toldAtM = Double.longBitsToDouble(in.readLong());
    return state;
  }
}
