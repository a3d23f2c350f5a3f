package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Finding;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a vehicle that has been silent for a day: the last event's place, ignition and
 * odometer, what rules still need, and the ids of open alerts. What time alone has decided in that
 * day stands from then on.
 */
final class Residue {
  /** Of alerts nobody ever closed only so many are known by their ids. */
  static final int MOST_OPEN_ALERTS = 8;

  private static final Set<TelemetryField> KEPT =
      EnumSet.of(
          TelemetryField.LAT,
          TelemetryField.LON,
          TelemetryField.SPEED,
          TelemetryField.IGNITION,
          TelemetryField.ODOMETER);

  private final RuleBook book;

  Residue(RuleBook book) {
    this.book = book;
  }

  /**
   * Leaves of a state what a residue needs.
   *
   * @param after the rules when all that is due has been fired
   * @param found what was found by that
   * @param atMs vehicle time, epoch milliseconds
   * @param outlet is handed what had been told
   */
  void reduce(VehicleState state, RuleStates after, List<Finding> found, long atMs, Outlet outlet) {
    for (Entry entry : state.tail) {
      entry.findings().forEach(f -> Ledger.settle(state, f, entry.telemetry().timestampMs()));
    }
    found.forEach(finding -> Ledger.settle(state, finding, state.latestMs()));
    state.base = reduced(after, atMs);
    state.tail.clear();
    state.provisional = List.of();
    state.recheck = false;
    Map<String, LedgerEntry> open = openAlerts(state);
    state.ledger.values().forEach(entry -> Ledger.hand(entry, outlet));
    state.ledger.clear();
    state.ledger.putAll(open);
  }

  private RuleStates reduced(RuleStates after, long atMs) {
    Object[] states = after.states().clone();
    for (int i = 0; i < states.length; i++) {
      states[i] = book.rule(i).residue(states[i], atMs);
    }
    Telemetry last = after.last() == null ? null : after.last().reducedTo(KEPT);
    return new RuleStates(last, after.motion().residue(), states, after.failures());
  }

  /** The newest of those that have been told and are not over. */
  private static Map<String, LedgerEntry> openAlerts(VehicleState state) {
    Map<String, LedgerEntry> open = new HashMap<>();
    state.ledger.entrySet().stream()
        .filter(entry -> entry.getValue().isOpenAlert())
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().version()))
        .limit(MOST_OPEN_ALERTS)
        .forEach(entry -> open.put(entry.getKey(), entry.getValue().named(entry.getKey())));
    return open;
  }
}
