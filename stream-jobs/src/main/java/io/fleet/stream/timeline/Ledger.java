package io.fleet.stream.timeline;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been told of a vehicle's findings, held against what its events say now. */
final class Ledger {
  /** The most findings of one vehicle that wait for a change. */
  static final int MOST_IN_LEDGER = 64;

  /** The most open alerts of one vehicle of which, beside these, the names are known. */
  static final int MOST_NAMED_IN_LEDGER = 1_024;

  private Ledger() {}

  /**
   * Tells of every touched finding what now holds, if that is not what was told last.
   *
   * @param assumed what time alone has decided, by id
   */
  static void reconcile(
      VehicleState state,
      Set<String> touched,
      Map<String, Finding> assumed,
      long version,
      Outlet outlet) {
    if (touched.isEmpty()) {
      return;
    }
    for (String id : touched) {
      LedgerEntry entry = state.ledger.get(id);
      Finding holds = assumed.containsKey(id) ? assumed.get(id) : holds(state, id, entry);
      tell(state, id, entry, holds, version, outlet);
    }
    touched.forEach(id -> forgetIfOver(state, id, outlet));
  }

  private static void tell(
      VehicleState state,
      String id,
      LedgerEntry entry,
      Finding holds,
      long version,
      Outlet outlet) {
    Finding told = entry == null ? null : entry.published();
    boolean untellable = (holds == null ? told : holds) instanceof KnownAlert;
    if (untellable || (holds == null ? told == null : isTheSame(holds, told))) {
      return;
    }
    boolean first = entry == null || !entry.isTold();
    long next = first ? version : Math.max(version, entry.version() + 1);
    if (first && holds != null && holds.opening() != null) {
      outlet.finding(holds.opening(), null, next++, true, false);
      told = holds.opening();
      first = false;
    }
    Finding now = holds == null ? told : holds;
    outlet.finding(now, told, next, first, holds == null);
    LedgerEntry base = entry == null ? LedgerEntry.untold(null, state.latestMs()) : entry;
    boolean settled = base.settled() != null;
    long foundMs =
        settled
            ? base.foundMs()
            : Math.min(now.firstMs(), firstInHorizonMs(state, id, base.foundMs()));
    state.ledger.put(id, base.withTold(now, holds == null, next).foundAt(foundMs));
  }

  /** Whether an alert was found late or in time is nothing that it would be told again for. */
  static boolean isTheSame(Finding holds, Finding told) {
    if (holds instanceof AlertFinding now && told instanceof AlertFinding before) {
      return now.asLate(before.late()).equals(before);
    }
    return holds.equals(told);
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

  private static long firstInHorizonMs(VehicleState state, String id, long elseMs) {
    for (Entry entry : state.tail) {
      for (Finding finding : entry.findings()) {
        if (finding.id().equals(id)) {
          return entry.telemetry().timestampMs();
        }
      }
    }
    return elseMs;
  }

  /**
   * Notes that what was found at an event is older than the horizon now.
   *
   * @param atMs the event's time, epoch milliseconds
   */
  static void settle(VehicleState state, Finding finding, long atMs) {
    LedgerEntry known = state.ledger.get(finding.id());
    long foundMs = Math.min(finding.firstMs(), atMs);
    LedgerEntry entry =
        known == null
            ? LedgerEntry.untold(finding, foundMs)
            : known.settled() == null
                ? known.withSettled(finding).foundAt(foundMs)
                : known.withSettled(finding);
    state.ledger.put(finding.id(), entry);
  }

  /**
   * Of alerts that stay open for long, when there are many, only the names are kept of the oldest;
   * when there are very many, not even these: calls for help that nobody ever closed must not pile
   * up.
   */
  static void shorten(VehicleState state, Outlet outlet) {
    long names = state.ledger.values().stream().filter(e -> e.told() instanceof KnownAlert).count();
    if (state.ledger.size() - names > MOST_IN_LEDGER) {
      oldest(state, false).ifPresent(id -> name(state, id, outlet));
    }
    if (names > MOST_NAMED_IN_LEDGER) {
      oldest(state, true).ifPresent(id -> forget(state, id, outlet));
    }
  }

  /** Which alert has not been told of for longest and cannot change any more, of itself. */
  private static Optional<String> oldest(VehicleState state, boolean named) {
    Class<? extends Finding> kind = named ? KnownAlert.class : AlertFinding.class;
    return state.ledger.entrySet().stream()
        .filter(e -> kind.isInstance(e.getValue().settled()))
        .filter(e -> !state.provisional.contains(e.getKey()))
        .filter(e -> lastInHorizon(state, e.getKey()) == null)
        .min(Comparator.comparingLong(e -> e.getValue().version()))
        .map(Map.Entry::getKey);
  }

  private static void name(VehicleState state, String id, Outlet outlet) {
    LedgerEntry entry = state.ledger.get(id);
    if (!entry.isOpenAlert()) {
      forget(state, id, outlet);
      return;
    }
    hand(entry, outlet);
    state.ledger.put(id, entry.named(id));
  }

  /** Drops from the ledger what can no longer change, unless a repair may still change it. */
  static void forgetIfOver(VehicleState state, String id, Outlet outlet) {
    LedgerEntry entry = state.ledger.get(id);
    if (entry == null
        || state.keepsAll()
        || state.provisional.contains(id)
        || lastInHorizon(state, id) != null) {
      return;
    }
    boolean over = entry.settled() != null && entry.settled().isFinal();
    boolean never = entry.settled() == null && entry.published() == null;
    if (over || never) {
      forget(state, id, outlet);
    }
  }

  private static void forget(VehicleState state, String id, Outlet outlet) {
    hand(state.ledger.remove(id), outlet);
  }

  /** Passes on what was told, for whoever may have to correct it when the ledger has forgotten. */
  static void hand(LedgerEntry entry, Outlet outlet) {
    if (entry.told() != null && !(entry.told() instanceof KnownAlert)) {
      outlet.settled(
          new SettledFinding(entry.told(), entry.foundMs(), entry.version(), entry.withdrawn()));
    }
  }
}
