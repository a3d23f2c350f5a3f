package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.Marks;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import io.fleet.stream.timeline.repair.UnreadableSliceException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Mends a vehicle's past: notes what came too late, asks for a run over the stored facts, and puts
 * what comes of it in the place of what was. Meanwhile the vehicle goes on as it did, all that
 * comes is kept beside, and nothing that was told is forgotten, so that in the end only differences
 * are told.
 */
public final class Repairs {
  /** After so long without an answer it is asked again, ms of the log's time. */
  static final long ASK_AGAIN_MS = 600_000;

  private final VehicleTimeline timeline;

  public Repairs(VehicleTimeline timeline) {
    this.timeline = timeline;
  }

  /** Notes that something from one moment to another was not as the rules saw it. */
  public static void mark(VehicleState state, long fromMs, long toMs, long logMs) {
    if (!state.replayed) {
      state.marks = Marks.of(fromMs, toMs, logMs).and(state.marks);
    }
  }

  /** Keeps what comes while a repair is under way; if it is too much the repair is given up. */
  static void keep(VehicleState state, Telemetry event) {
    if (state.repair == null) {
      return;
    }
    if (state.repair.since.size() < OpenRepair.MOST_SINCE) {
      state.repair.since.add(event);
    } else {
      state.marks = state.repair.marks.and(state.marks);
      state.repair = null;
    }
  }

  /**
   * When a repair is to be asked for, or asked for again, the log's time; {@link Long#MAX_VALUE} if
   * there is nothing to mend.
   */
  public static long dueLogMs(VehicleState state) {
    if (state.repair != null) {
      long askedMs = state.repair.askedLogMs;
      return askedMs == Long.MIN_VALUE ? 0 : askedMs + ASK_AGAIN_MS;
    }
    return state.marks == null ? Long.MAX_VALUE : state.marks.dueLogMs();
  }

  /**
   * Asks for a repair of what is marked, or again for the one under way.
   *
   * @param version of the input that makes it due
   */
  public RepairRequest ask(VehicleState state, String vehicleId, long version) {
    timeline.resume(state);
    if (state.repair == null) {
      state.repair = new OpenRepair(version, state.latestMs(), state.marks);
      state.marks = null;
    }
    OpenRepair open = state.repair;
    open.askedLogMs = LogClock.appendMsOf(version);
    return new RepairRequest(
        vehicleId,
        open.requestId,
        open.marks.fromMs(),
        open.marks.toMs(),
        open.untilMs,
        state.ledger.keySet().stream().sorted().toList());
  }

  /**
   * Puts what came of a repair in the place of what was, and tells what differs.
   *
   * @param silentMs for how long nothing was heard of the vehicle
   * @param version of the slice
   * @return whether it was the answer that is waited for
   * @throws UnreadableSliceException if its state cannot be read; nothing has changed then
   */
  public boolean accept(
      VehicleState state, RepairSlice slice, long silentMs, long version, Outlet outlet) {
    timeline.resume(state);
    OpenRepair open = state.repair;
    if (open == null || open.requestId != slice.requestId()) {
      return false;
    }
    VehicleState mended = stateOf(slice);
    Map<String, LedgerEntry> live = new HashMap<>(state.ledger);
    Map<String, LedgerEntry> given = new HashMap<>(mended.ledger);
    given.keySet().removeIf(id -> live.containsKey(id) && slice.endsBefore(live.get(id).settled()));
    state.repair = null;
    if (slice.reachesLiveEdge()) {
      takePlace(state, mended, open);
    } else {
      state.ledger.putAll(given);
    }
    Set<String> touched = new LinkedHashSet<>(state.provisional);
    touched.addAll(slice.reachesLiveEdge() ? state.ledger.keySet() : given.keySet());
    touched.forEach(id -> state.ledger.computeIfPresent(id, (i, e) -> told(i, e, live, given)));
    live.forEach((id, entry) -> judgeUnfound(state, slice, id, entry, touched));
    timeline.lookAgain(state, touched, state.latestMs() + silentMs, version, outlet);
    slice.anchors().forEach(anchor -> outlet.anchor(anchor.as(version), false));
    slice.outdated().forEach(anchor -> outlet.anchor(anchor.as(version), true));
    return true;
  }

  private VehicleState stateOf(RepairSlice slice) {
    try {
      return timeline.past().ofSlice(slice.state());
    } catch (RuntimeException e) {
      throw new UnreadableSliceException(e);
    }
  }

  /** The state of the run goes on with what has come since; nothing of that is told yet. */
  private void takePlace(VehicleState state, VehicleState mended, OpenRepair open) {
    state.takePlaceOf(mended);
    long lateEvents = state.lateEvents;
    state.replayed = true;
    timeline.resume(state);
    for (Telemetry event : open.since) {
      timeline.step(state, event, 1, SilentOutlet.INSTANCE);
    }
    state.replayed = false;
    state.recheck = false;
    state.lateEvents = lateEvents;
  }

  /** What was told of a finding: what the live ledger knows, else what the slice was given. */
  private static LedgerEntry told(
      String id, LedgerEntry entry, Map<String, LedgerEntry> live, Map<String, LedgerEntry> given) {
    LedgerEntry known = live.get(id);
    LedgerEntry stored = given.get(id);
    boolean isStored = stored != null && stored.isTold();
    if (known == null || !known.isTold()) {
      return isStored ? entry.asTold(stored) : LedgerEntry.untold(entry.settled(), entry.foundMs());
    }
    boolean isNamedOnly = known.told() instanceof KnownAlert && isStored;
    return isNamedOnly
        ? entry.withTold(
            stored.told(), stored.withdrawn(), Math.max(stored.version(), known.version()))
        : entry.asTold(known);
  }

  /** What the live rules had found and the run has not: it never was, if the run would know it. */
  private static void judgeUnfound(
      VehicleState state, RepairSlice slice, String id, LedgerEntry entry, Set<String> touched) {
    if (touched.contains(id) && state.ledger.containsKey(id)) {
      return;
    }
    Finding settled = entry.settled();
    boolean isOver = settled == null || settled.isFinal() && !slice.endsBefore(settled);
    boolean isDecided = slice.decides(id, entry.foundMs()) && (slice.reachesLiveEdge() || isOver);
    if (isDecided) {
      state.ledger.put(id, entry.withSettled(null));
      touched.add(id);
    } else if (slice.reachesLiveEdge()) {
      state.ledger.put(id, entry);
      touched.add(id);
    }
  }
}
