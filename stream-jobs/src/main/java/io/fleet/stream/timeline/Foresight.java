package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says what a repair would tell of a vehicle, and tells nobody. Of what the live timeline alone
 * knows to have been told, what is not over or is in its horizon, it says that nothing is stored.
 */
public final class Foresight {
  /** Stands for the versions of what is never told. */
  private static final long ANY_VERSION = 1;

  private final VehicleTimeline timeline;
  private final VehicleReplay replay;

  /**
   * A foresight.
   *
   * @param timeline its own
   */
  public Foresight(VehicleTimeline timeline) {
    this.timeline = timeline;
    this.replay = new VehicleReplay(timeline);
  }

  /**
   * What would be told of a finding.
   *
   * @param holds what would hold; null if it would be told that it never was
   * @param stored what had been told last, as it is stored; null if nothing is stored
   * @param settled whether it is over and older than the horizon, so that what had been told of it
   *     would be stored
   */
  public record Foreseen(Finding holds, Finding stored, boolean settled) {}

  /**
   * What a repair would tell, by the findings' ids.
   *
   * @param silentMs for how long nothing has been heard of the vehicle
   */
  public Map<String, Foreseen> of(RepairRequest request, long silentMs, RepairFacts facts)
      throws IOException, InterruptedException {
    RepairSlice slice = replay.run(request, facts);
    VehicleState state = timeline.past().ofSlice(slice.state());
    state.replayed = true;
    timeline.resume(state);
    state.recheck = false;
    Set<String> settled = settled(state);
    Collected told = new Collected();
    Set<String> touched = new LinkedHashSet<>(state.ledger.keySet());
    if (slice.reachesLiveEdge() && state.earliest() != null) {
      timeline.lookAgain(state, touched, state.latestMs() + silentMs, ANY_VERSION, told);
    } else {
      Ledger.reconcile(state, touched, Map.of(), ANY_VERSION, told);
    }
    settled.removeAll(state.provisional);
    Map<String, Foreseen> foreseen = new LinkedHashMap<>();
    told.holds.forEach(
        (id, holds) ->
            foreseen.put(id, new Foreseen(holds, told.stored.get(id), settled.contains(id))));
    return foreseen;
  }

  private static Set<String> settled(VehicleState state) {
    Set<String> settled = new HashSet<>();
    state.ledger.forEach(
        (id, entry) -> {
          if (entry.settled() == null || entry.settled().isFinal()) {
            settled.add(id);
          }
        });
    state.tail.forEach(entry -> entry.findings().forEach(f -> settled.remove(f.id())));
    return settled;
  }

  /** Of each finding what was told last, and what had been told before the first. */
  private static final class Collected implements Outlet {
    private final Map<String, Finding> holds = new LinkedHashMap<>();
    private final Map<String, Finding> stored = new LinkedHashMap<>();

    @Override
    public void finding(
        Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
      if (!holds.containsKey(finding.id())) {
        stored.put(finding.id(), before);
      }
      holds.put(finding.id(), withdrawn ? null : finding);
    }

    @Override
    public void failure(RuleFailure failure) {
      // told when it happened, or when the repair comes to it
    }
  }
}
