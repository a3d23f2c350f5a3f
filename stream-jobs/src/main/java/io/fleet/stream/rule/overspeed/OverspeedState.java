package io.fleet.stream.rule.overspeed;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.settings.LimitSource;

/** What the overspeed rule remembers of a vehicle. Never altered once it is handed out. */
public final class OverspeedState implements Cloneable {
  /** A vehicle never seen. */
  public static final OverspeedState NONE = new OverspeedState();

  static final long NEVER = Long.MIN_VALUE;

  long startedAtMs = NEVER;
  boolean open;
  long lastFixMs = NEVER;
  long lastAboveMs = NEVER;
  long firstNotAboveMs = NEVER;
  int peakCkmph;
  int limitCkmph;
  LimitSource limitSource = LimitSource.FLEET;
  long distanceMm;
  long distanceAtLastAboveMm;
  long distanceAtFirstNotAboveMm;
  boolean sampled;
  int severity;
  String driverId;
  String tripId;
  int latE6 = Telemetry.ABSENT;
  int lonE6 = Telemetry.ABSENT;
  int episodes;

  private OverspeedState() {}

  /** Episodes opened so far. */
  public int episodes() {
    return episodes;
  }

  boolean isAbove() {
    return startedAtMs != NEVER;
  }

  OverspeedState copy() {
    try {
      return (OverspeedState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  OverspeedState withLeg(long legMm) {
    OverspeedState state = copy();
    state.distanceMm += legMm;
    return state;
  }

  OverspeedState cleared() {
    OverspeedState state = new OverspeedState();
    state.episodes = episodes;
    return state;
  }

  void write(ByteWriter out) {
    out.writeSigned(episodes);
    out.writeBoolean(isAbove());
    if (!isAbove()) {
      return;
    }
    out.writeLong(startedAtMs);
    out.writeBoolean(open);
    out.writeLong(lastFixMs);
    out.writeLong(lastAboveMs);
    out.writeLong(firstNotAboveMs);
    out.writeInt(peakCkmph);
    out.writeInt(limitCkmph);
    out.writeByte(limitSource.ordinal());
    out.writeSigned(distanceMm);
    out.writeSigned(distanceAtLastAboveMm);
    out.writeSigned(distanceAtFirstNotAboveMm);
    out.writeBoolean(sampled);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  /** Version 1 told the road's limit from the fleet's by the same byte. */
  static OverspeedState read(ByteReader in) {
    OverspeedState s = new OverspeedState();
    s.episodes = (int) in.readSigned();
    if (!in.readBoolean()) {
      return s;
    }
    s.startedAtMs = in.readLong();
    s.open = in.readBoolean();
    s.lastFixMs = in.readLong();
    s.lastAboveMs = in.readLong();
    s.firstNotAboveMs = in.readLong();
    s.peakCkmph = in.readInt();
    s.limitCkmph = in.readInt();
    s.limitSource = LimitSource.at(in.readByte());
    s.distanceMm = in.readSigned();
    s.distanceAtLastAboveMm = in.readSigned();
    s.distanceAtFirstNotAboveMm = in.readSigned();
    s.sampled = in.readBoolean();
    s.severity = in.readByte();
    s.driverId = in.readNullableString();
    s.tripId = in.readNullableString();
    s.latE6 = in.readInt();
    s.lonE6 = in.readInt();
    return s;
  }
}
