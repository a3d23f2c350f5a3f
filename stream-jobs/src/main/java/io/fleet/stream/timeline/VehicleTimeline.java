package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the rules over a vehicle's events in the order of vehicle time.
 *
 * <p>An event is applied the moment it comes. One that comes out of order within the last {@link
 * #HORIZON_MS} rolls back what came after it in vehicle time, is applied, and the rest again; only
 * differences are told, as higher versions. What is older than the horizon is late: it alters no
 * result here. The same events in any order within the horizon, with duplicates, end in the same
 * findings.
 */
public final class VehicleTimeline {
  /** How far out of order events may come without being late, ms of vehicle time. */
  public static final long HORIZON_MS = 10_000;

  /** The most events kept in the horizon; a device that sends more has a shorter one. */
  static final int MOST_IN_HORIZON = 2_000;

  /** The most findings of one vehicle that wait for a change. */
  static final int MOST_IN_LEDGER = 64;

  /** What became of an event. */
  public enum Outcome {
    APPLIED,
    /** Known, but this content of it wins. */
    REPLACED,
    DUPLICATE,
    LATE
  }

  private final RuleBook book;
  private final RuleRunner runner;

  public VehicleTimeline(RuleBook book) {
    this.book = book;
    this.runner = new RuleRunner(book);
  }

  /** A vehicle never seen. */
  public VehicleState initial() {
    return new VehicleState(RuleStates.initial(book));
  }

  RuleBook book() {
    return book;
  }

  /**
   * Applies one event.
   *
   * @param version of the input that brought it, see the design of versions
   */
  public Outcome apply(VehicleState state, Telemetry event, long version, Outlet outlet) {
    if (state.latestMs() != Long.MIN_VALUE && event.timestampMs() < state.latestMs() - HORIZON_MS) {
      return applyLate(state, event, version, outlet);
    }
    if (isBeforeHorizon(state, event)) {
      return isSame(state.base.last(), event)
          ? Outcome.DUPLICATE
          : applyLate(state, event, version, outlet);
    }
    int at = insertionPoint(state.tail, event);
    boolean seen = at > 0 && isSame(state.tail.get(at - 1).telemetry(), event);
    if (seen) {
      Telemetry known = state.tail.get(at - 1).telemetry();
      if (Integer.compareUnsigned(event.contentHash(), known.contentHash()) <= 0) {
        return Outcome.DUPLICATE;
      }
      at--;
    }
    Set<String> touched = new LinkedHashSet<>(state.provisional);
    state.provisional = List.of();
    if (seen) {
      touch(touched, state.tail.remove(at).findings());
    }
    state.tail.add(at, new Entry(event, null, List.of()));
    stepFrom(state, at, touched, outlet);
    reconcile(state, touched, Map.of(), version, outlet);
    evict(state);
    return seen ? Outcome.REPLACED : Outcome.APPLIED;
  }

  /** A device that sends very much has a horizon shorter than its time. */
  private static boolean isBeforeHorizon(VehicleState state, Telemetry event) {
    return state.base.last() != null && Telemetry.compareInTime(event, state.base.last()) <= 0;
  }

  private static boolean isSame(Telemetry a, Telemetry b) {
    return Telemetry.compareInTime(a, b) == 0;
  }

  /** Where in time the event belongs: after the last that is not later. */
  private static int insertionPoint(List<Entry> tail, Telemetry event) {
    int at = tail.size();
    while (at > 0 && Telemetry.compareInTime(tail.get(at - 1).telemetry(), event) > 0) {
      at--;
    }
    return at;
  }

  /** Applies the events from an index on, again or for the first time. */
  private void stepFrom(VehicleState state, int from, Set<String> touched, Outlet outlet) {
    RuleStates before = from == 0 ? state.base : state.tail.get(from - 1).after();
    for (int i = from; i < state.tail.size(); i++) {
      Entry old = state.tail.get(i);
      touch(touched, old.findings());
      Entry entry = step(before, old.telemetry(), outlet);
      touch(touched, entry.findings());
      state.tail.set(i, entry);
      before = entry.after();
    }
  }

  Entry step(RuleStates before, Telemetry event, Outlet outlet) {
    List<Finding> findings = new ArrayList<>(0);
    RuleStates after = runner.apply(before, event, findings, outlet::failure);
    return new Entry(event, after, findings.isEmpty() ? List.of() : findings);
  }

  private static void touch(Set<String> touched, List<Finding> findings) {
    for (Finding finding : findings) {
      touched.add(finding.id());
    }
  }

  private Outcome applyLate(VehicleState state, Telemetry event, long version, Outlet outlet) {
    state.lateEvents++;
    List<Finding> findings = new ArrayList<>(0);
    RuleStates current = state.current();
    if (runner.applyLate(current, event, findings, outlet::failure) == current) {
      return Outcome.LATE;
    }
    state.base = runner.applyLate(state.base, event, new ArrayList<>(), failure -> {});
    Set<String> touched = new LinkedHashSet<>();
    stepFrom(state, 0, touched, SilentOutlet.INSTANCE);
    touched.removeAll(state.provisional);
    for (Finding finding : findings) {
      touched.add(finding.id());
      state.ledger.put(finding.id(), settledEntry(state, finding));
    }
    reconcile(state, touched, Map.of(), version, outlet);
    return Outcome.LATE;
  }

  private static LedgerEntry settledEntry(VehicleState state, Finding finding) {
    LedgerEntry known = state.ledger.get(finding.id());
    return known == null ? new LedgerEntry(finding, null, 0) : known.withSettled(finding);
  }

  /**
   * Lets time pass without an event. What it decides is told, but provisional: the next event
   * starts from the state before, and the result stands or is corrected.
   *
   * @param atMs vehicle time, epoch milliseconds
   * @return when the next timer is due, or {@link Rule#NO_TIMER}
   */
  public long tick(VehicleState state, long atMs, long version, Outlet outlet) {
    List<Finding> findings = new ArrayList<>(0);
    RuleStates after = runner.fireTimers(state.current(), atMs, findings, outlet::failure);
    Set<String> touched = new LinkedHashSet<>(state.provisional);
    Map<String, Finding> assumed = new HashMap<>();
    for (Finding finding : findings) {
      touched.add(finding.id());
      assumed.put(finding.id(), finding);
    }
    reconcile(state, touched, assumed, version, outlet);
    state.provisional = List.copyOf(assumed.keySet());
    return runner.nextTimerMs(after);
  }

  /** When the first timer is due, vehicle time, or {@link Rule#NO_TIMER}. */
  public long nextTimerMs(VehicleState state) {
    return runner.nextTimerMs(state.current());
  }

  /** Tells of every touched finding what now holds, if that is not what was told last. */
  private static void reconcile(
      VehicleState state,
      Set<String> touched,
      Map<String, Finding> assumed,
      long version,
      Outlet outlet) {
    for (String id : touched) {
      LedgerEntry entry = state.ledger.get(id);
      Finding holds = assumed.containsKey(id) ? assumed.get(id) : holds(state, id, entry);
      Finding told = entry == null ? null : entry.published();
      if (holds == null ? told == null : holds.equals(told)) {
        continue;
      }
      boolean first = entry == null || entry.version() == 0;
      long next = first ? version : Math.max(version, entry.version() + 1);
      if (first && holds != null && holds.opening() != null) {
        outlet.finding(holds.opening(), next++, true, false);
        first = false;
      }
      outlet.finding(holds == null ? told : holds, next, first, holds == null);
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

  /** Moves what is older than the horizon out of it. */
  private static void evict(VehicleState state) {
    long horizon = state.latestMs() - HORIZON_MS;
    int out = 0;
    while (out < state.tail.size() - 1
        && (state.tail.get(out).telemetry().timestampMs() < horizon
            || state.tail.size() - out > MOST_IN_HORIZON)) {
      settle(state, state.tail.get(out));
      out++;
    }
    if (state.ledger.size() > MOST_IN_LEDGER) {
      forgetOldest(state);
    }
    if (out > 0) {
      List<Entry> leaving = state.tail.subList(0, out);
      List<Entry> left = List.copyOf(leaving);
      leaving.clear();
      left.forEach(entry -> entry.findings().forEach(f -> forgetIfOver(state, f.id())));
    }
  }

  private static void settle(VehicleState state, Entry entry) {
    state.base = entry.after();
    for (Finding finding : entry.findings()) {
      state.ledger.put(finding.id(), settledEntry(state, finding));
    }
  }

  /** Calls for help that nobody ever closed must not pile up. */
  private static void forgetOldest(VehicleState state) {
    state.ledger.entrySet().stream()
        .filter(e -> e.getValue().settled() instanceof AlertFinding)
        .filter(e -> !state.provisional.contains(e.getKey()))
        .filter(e -> lastInHorizon(state, e.getKey()) == null)
        .min(Comparator.comparingLong(e -> e.getValue().version()))
        .map(Map.Entry::getKey)
        .ifPresent(state.ledger::remove);
  }

  /** Drops from the ledger what can no longer change. */
  private static void forgetIfOver(VehicleState state, String id) {
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
