package io.fleet.stream.timeline;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been told of a vehicle's findings, held against what its events say now. */
final class Ledger {
  private Ledger() {}

  /** Tells of every touched finding what now holds, if that is not what was told last. */
  static void reconcile(
      VehicleState state,
      Set<String> touched,
      Map<String, Finding> assumed,
      long version,
      Outlet outlet) {
    for (String id : touched) {
      LedgerEntry entry = state.ledger.get(id);
      Finding holds = assumed.containsKey(id) ? assumed.get(id) : holds(state, id, entry);
      Finding told = entry == null ? null : entry.published();
      boolean untellable = (holds == null ? told : holds) instanceof KnownAlert;
      if (untellable || (holds == null ? told == null : holds.equals(told))) {
        continue;
      }
      boolean first = entry == null || entry.version() == 0;
      long next = first ? version : Math.max(version, entry.version() + 1);
      if (first && holds != null && holds.opening() != null) {
        outlet.finding(holds.opening(), null, next++, true, false);
        told = holds.opening();
        first = false;
      }
      outlet.finding(holds == null ? told : holds, told, next, first, holds == null);
      LedgerEntry base = entry == null ? new LedgerEntry(null, null, 0) : entry;
      state.ledger.put(id, base.withPublished(holds, next));
    }
    touched.forEach(id -> forgetIfOver(state, id));
  }

  /** What the events say of a finding: the last said in the horizon, else what has settled. */
  private static Finding holds(VehicleState state, String id, LedgerEntry entry) {
    Finding inHorizon = lastInHorizon(state, id);
    return inHorizon != null ? inHorizon : entry == null ? null : entry.settled();
  }

  private static Finding lastInHorizon(VehicleState state, String id) {
    for (int i = state.tail.size() - 1; i >= 0; i--) {
      List<Finding> findings = state.tail.get(i).findings();
      for (int j = findings.size() - 1; j >= 0; j--) {
        if (findings.get(j).id().equals(id)) {
          return findings.get(j);
        }
      }
    }
    return null;
  }

  static LedgerEntry settledEntry(VehicleState state, Finding finding) {
    LedgerEntry known = state.ledger.get(finding.id());
    return known == null ? new LedgerEntry(finding, null, 0) : known.withSettled(finding);
  }

  /** Calls for help that nobody ever closed must not pile up. */
  static void forgetOldest(VehicleState state) {
    state.ledger.entrySet().stream()
        .filter(e -> e.getValue().settled() instanceof AlertFinding)
        .filter(e -> !state.provisional.contains(e.getKey()))
        .filter(e -> lastInHorizon(state, e.getKey()) == null)
        .min(Comparator.comparingLong(e -> e.getValue().version()))
        .map(Map.Entry::getKey)
        .ifPresent(state.ledger::remove);
  }

  /** Drops from the ledger what can no longer change. */
  static void forgetIfOver(VehicleState state, String id) {
    LedgerEntry entry = state.ledger.get(id);
    if (entry == null || state.provisional.contains(id) || lastInHorizon(state, id) != null) {
      return;
    }
    boolean over = entry.settled() != null && entry.settled().isFinal();
    boolean never = entry.settled() == null && entry.published() == null;
    if (over || never) {
      state.ledger.remove(id);
    }
  }
}
