package io.fleet.stream.rule.harsh;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;

/** The last good speed, and for each kind the manoeuvre under way, if any. Immutable. */
public final class HarshState {
  /** Nothing known. */
  static final HarshState NONE = new HarshState(0, Telemetry.ABSENT, false, null);

  private final long speedAtMs;
  private final int speedCkmph;
  private final boolean doubtful;
  private final Manoeuvre[] underWay;

  private HarshState(long speedAtMs, int speedCkmph, boolean doubtful, Manoeuvre[] underWay) {
    this.speedAtMs = speedAtMs;
    this.speedCkmph = speedCkmph;
    this.doubtful = doubtful;
    this.underWay = underWay;
  }

  /** When the last good speed was told, epoch milliseconds; meaningless without one. */
  long speedAtMs() {
    return speedAtMs;
  }

  /** The last good speed, 0.01 km/h, or {@link Telemetry#ABSENT}. */
  int speedCkmph() {
    return speedCkmph;
  }

  Manoeuvre underWay(HarshKind kind) {
    return underWay == null ? null : underWay[kind.ordinal()];
  }

  boolean isCalm() {
    return underWay == null;
  }

  /** Whether a fix that is not believed came after the last good speed. */
  boolean isDoubtful() {
    return doubtful;
  }

  HarshState withSpeed(long atMs, int ckmph) {
    return new HarshState(atMs, ckmph, false, underWay);
  }

  HarshState withDoubt() {
    return doubtful || speedCkmph == Telemetry.ABSENT
        ? this
        : new HarshState(speedAtMs, speedCkmph, true, underWay);
  }

  HarshState with(HarshKind kind, Manoeuvre manoeuvre) {
    Manoeuvre[] all = underWay == null ? new Manoeuvre[HarshKind.count()] : underWay.clone();
    all[kind.ordinal()] = manoeuvre;
    boolean calm = true;
    for (Manoeuvre each : all) {
      calm &= each == null;
    }
    return new HarshState(speedAtMs, speedCkmph, doubtful, calm ? null : all);
  }

  void write(ByteWriter out) {
    out.writeLong(speedAtMs);
    out.writeInt(speedCkmph);
    out.writeBoolean(doubtful);
    out.writeVarLong(underWay == null ? 0 : underWay.length);
    for (int i = 0; underWay != null && i < underWay.length; i++) {
      out.writeBoolean(underWay[i] != null);
      if (underWay[i] != null) {
        underWay[i].write(out);
      }
    }
  }

  static HarshState read(ByteReader in, int writtenVersion) {
    long speedAtMs = in.readLong();
    int speedCkmph = in.readInt();
    boolean doubtful = writtenVersion >= 3 && in.readBoolean();
    HarshState state = new HarshState(speedAtMs, speedCkmph, doubtful, null);
    int kinds = (int) in.readVarLong();
    for (int i = 0; i < kinds; i++) {
      if (in.readBoolean()) {
        HarshKind kind = HarshKind.at(i);
        state = state.with(kind, Manoeuvre.read(kind, in, writtenVersion));
      }
    }
    return state;
  }
}
