package io.fleet.stream.rule.overspeed;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.settings.LimitSource;

/** What the overspeed rule remembers of a vehicle. Never altered once it is handed out. */
public final class OverspeedState implements Cloneable {
  private static final Excess[] NO_FIXES = new Excess[3];

  /** A vehicle never seen. */
  public static final OverspeedState NONE = new OverspeedState();

  static final long NEVER = Long.MIN_VALUE;

  /** A peak is what fixes of this time all reach. */
  private static final long PEAK_HELD_MS = 3_500;

  long startedAtMs = NEVER;
  boolean open;
  long lastFixMs = NEVER;
  long lastAboveMs = NEVER;
  long firstNotAboveMs = NEVER;

  /** The greatest excess, null before the first. */
  Excess peak;

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

  /** The first fix above by our own measure; what a device reports is not. */
  long seenSinceMs = NEVER;

  boolean byDevice;
  boolean byUs;

  /** The last fixes, the latest first. */
  private Excess[] before = NO_FIXES;

  private OverspeedState() {}

  /** Episodes opened so far. */
  public int episodes() {
    return episodes;
  }

  OverspeedState withoutCount() {
    OverspeedState state = copy();
    state.episodes = 0;
    return state;
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

  /**
   * Takes a fix into the peak. The greatest of many fixes is more than what was driven, as each has
   * an error; so a peak is what four successive fixes, a second apart, all reach: the mean error of
   * the greatest such four in half a minute is next to nothing. The first fix counts by itself, as
   * do those too far apart to confirm each other.
   */
  void measure(Excess now) {
    Excess least = now;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != null && now.timeMs() - before[i].timeMs() <= PEAK_HELD_MS) {
        least = least.isMoreThan(before[i]) ? before[i] : least;
      }
    }
    if (peak == null || least.isMoreThan(peak)) {
      peak = least;
    }
    before = new Excess[] {now, before[0], before[1]};
  }

  /** Takes what a device reports into the peak, as it is. */
  void report(Excess told) {
    if (peak == null || told.isMoreThan(peak)) {
      peak = told;
    }
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
    out.writeInt(peak.speedCkmph());
    out.writeInt(peak.limitCkmph());
    out.writeByte(peak.source().ordinal());
    out.writeSigned(distanceMm);
    out.writeSigned(distanceAtLastAboveMm);
    out.writeSigned(distanceAtFirstNotAboveMm);
    out.writeBoolean(sampled);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
    out.writeLong(seenSinceMs);
    out.writeBoolean(byDevice);
    out.writeBoolean(byUs);
    for (Excess each : before) {
      Excess.write(each, out);
    }
  }

  /**
   * Version 1 told the road's limit from the fleet's by the same byte; before version 3 nothing was
   * reported by devices.
   */
  static OverspeedState read(ByteReader in, int writtenVersion) {
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
    s.peak = new Excess(0, in.readInt(), in.readInt(), LimitSource.at(in.readByte()));
    s.distanceMm = in.readSigned();
    s.distanceAtLastAboveMm = in.readSigned();
    s.distanceAtFirstNotAboveMm = in.readSigned();
    s.sampled = in.readBoolean();
    s.severity = in.readByte();
    s.driverId = in.readNullableString();
    s.tripId = in.readNullableString();
    s.latE6 = in.readInt();
    s.lonE6 = in.readInt();
    s.seenSinceMs = writtenVersion < 3 ? s.startedAtMs : in.readLong();
    s.byDevice = writtenVersion >= 3 && in.readBoolean();
    s.byUs = writtenVersion < 3 ? s.open : in.readBoolean();
    if (writtenVersion >= 3) {
      s.before = new Excess[] {Excess.read(in), Excess.read(in), Excess.read(in)};
    }
    return s;
  }
}
