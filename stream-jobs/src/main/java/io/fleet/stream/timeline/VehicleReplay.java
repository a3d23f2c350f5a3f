package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a vehicle's rules again over the stored facts, from the last anchor before something was not
 * as the rules saw it, to where they find themselves as they were, or to the vehicle's latest
 * event. What was found is held against what had been told.
 */
public final class VehicleReplay {
  /** Stands for the versions of what is run again; those that are told come with the slice. */
  private static final long ANY_VERSION = 1;

  private final VehicleTimeline timeline;

  /**
   * A replay.
   *
   * @param timeline its own: not the one that steps live events
   */
  public VehicleReplay(VehicleTimeline timeline) {
    this.timeline = timeline;
  }

  /** Answers a request from what is stored. */
  public RepairSlice run(RepairRequest request, RepairFacts facts)
      throws IOException, InterruptedException {
    String vehicleId = request.vehicleId();
    List<Anchor> later = facts.anchorsAround(vehicleId, request.fromMs());
    Anchor start = null;
    if (!later.isEmpty() && later.get(0).atMs() < request.fromMs()) {
      start = later.get(0);
      later = later.subList(1, later.size());
    }
    long startMs = start == null ? Long.MIN_VALUE : start.atMs();
    VehicleState state =
        start == null ? timeline.initial() : timeline.past().ofAnchor(start.state());
    state.replayed = true;
    long knownFromMs =
        state.ledger.values().stream().mapToLong(e -> e.foundMs() - 1).reduce(startMs, Math::min);
    ReplayedAnchors anchors = new ReplayedAnchors(later, request.toMs());
    facts.events(
        vehicleId,
        startMs,
        request.untilMs(),
        event -> {
          timeline.step(state, event, ANY_VERSION, anchors);
          return !anchors.isWhereItWas();
        });
    long endMs = anchors.isWhereItWas() ? anchors.endMs() : RepairSlice.LIVE_EDGE;
    Map<String, SettledFinding> told =
        facts.settledAfter(vehicleId, knownFromMs).stream()
            .collect(
                Collectors.toMap(
                    settled -> settled.finding().id(), Function.identity(), (a, b) -> b));
    List<String> open = anchors.isWhereItWas() ? leaveWhatIsOver(state, told, endMs) : List.of();
    RepairSlice slice =
        new RepairSlice(
            vehicleId,
            request.requestId(),
            startMs,
            endMs,
            open,
            new byte[0],
            anchors.toTell(),
            anchors.outdated());
    hold(state, told, slice, new HashSet<>(request.known()));
    return slice.with(timeline.past().slice(state));
  }

  /**
   * Where the rules are as they were, only what is over, and has not been told of a later moment,
   * can differ from what was told.
   *
   * @return the ids of what is not over
   */
  private static List<String> leaveWhatIsOver(
      VehicleState state, Map<String, SettledFinding> told, long endMs) {
    List<String> open = new ArrayList<>();
    told.forEach(
        (id, settled) -> {
          if (settled.finding().lastMs() > endMs) {
            open.add(id);
            state.ledger.remove(id);
          }
        });
    state
        .ledger
        .entrySet()
        .removeIf(
            e -> {
              Finding settled = e.getValue().settled();
              boolean isOver = settled != null && settled.isFinal();
              if (!isOver && settled != null) {
                open.add(e.getKey());
              }
              return !isOver;
            });
    state.tail.clear();
    return open;
  }

  /** Notes what had been told, and leaves out what has been told as it is. */
  private static void hold(
      VehicleState state, Map<String, SettledFinding> told, RepairSlice slice, Set<String> known) {
    state.ledger.replaceAll((id, entry) -> entry.asTold(asEntry(told.get(id))));
    told.forEach(
        (id, settled) -> {
          boolean unfound = !state.ledger.containsKey(id) && slice.decides(id, settled.foundMs());
          if (unfound && (!settled.withdrawn() || known.contains(id))) {
            state.ledger.put(id, asEntry(settled));
          }
        });
    Set<String> inHorizon = new HashSet<>();
    state.tail.forEach(entry -> entry.findings().forEach(f -> inHorizon.add(f.id())));
    state
        .ledger
        .entrySet()
        .removeIf(
            e ->
                !known.contains(e.getKey())
                    && !inHorizon.contains(e.getKey())
                    && isTold(e.getValue()));
  }

  private static LedgerEntry asEntry(SettledFinding settled) {
    return settled == null
        ? LedgerEntry.untold(null, Long.MIN_VALUE)
        : new LedgerEntry(
            null, settled.finding(), settled.withdrawn(), settled.version(), settled.foundMs());
  }

  private static boolean isTold(LedgerEntry entry) {
    Finding holds = entry.settled();
    return holds != null
        && holds.isFinal()
        && entry.published() != null
        && Ledger.isTheSame(holds, entry.published());
  }
}
