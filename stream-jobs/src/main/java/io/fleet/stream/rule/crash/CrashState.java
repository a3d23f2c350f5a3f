package io.fleet.stream.rule.crash;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** What the crash rule remembers of a vehicle. Never altered once it is handed out. */
public final class CrashState implements Cloneable {
  /** A vehicle never seen. */
  static final CrashState NONE = new CrashState();

  static final int LATE_IMPACTS_KEPT = 16;

  /** The last two fixes of a vehicle that drives; none of one that is slow. */
  Fix last;

  Fix previous;
  Shock shock;
  SuddenLoss loss;

  /** The last impact that was suspected in its own time, as it was told. */
  CrashEvent crash;

  Knock knock;
  List<Long> lateImpactsMs = List.of();

  private CrashState() {}

  CrashState copy() {
    try {
      return (CrashState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether an event that says nothing of its own changes nothing. */
  boolean isCalm() {
    return last == null && shock == null && loss == null;
  }

  /** Whether an impact of that time has been told of already. */
  boolean hasTold(long atMs, long withinMs) {
    boolean told = crash != null && Math.abs(atMs - crash.startedAtMs()) <= withinMs;
    for (int i = 0; i < lateImpactsMs.size() && !told; i++) {
      told = Math.abs(atMs - lateImpactsMs.get(i)) <= withinMs;
    }
    return told;
  }

  CrashState withLate(long atMs) {
    List<Long> impacts = new ArrayList<>(lateImpactsMs);
    impacts.add(atMs);
    if (impacts.size() > LATE_IMPACTS_KEPT) {
      impacts.remove(0);
    }
    CrashState state = copy();
    state.lateImpactsMs = List.copyOf(impacts);
    return state;
  }

  void write(ByteWriter out) {
    Fix.write(last, out);
    Fix.write(previous, out);
    Shock.write(shock, out);
    SuddenLoss.write(loss, out);
    out.writeBoolean(crash != null);
    if (crash != null) {
      crash.write(out);
    }
    Knock.write(knock, out);
    out.writeVarLong(lateImpactsMs.size());
    lateImpactsMs.forEach(out::writeLong);
  }

  static CrashState read(ByteReader in) {
    CrashState state = new CrashState();
    state.last = Fix.read(in);
    state.previous = Fix.read(in);
    state.shock = Shock.read(in);
    state.loss = SuddenLoss.read(in);
    state.crash = in.readBoolean() ? CrashEvent.read(in) : null;
    state.knock = Knock.read(in);
    List<Long> impacts = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      impacts.add(in.readLong());
    }
    state.lateImpactsMs = List.copyOf(impacts);
    return state;
  }
}
