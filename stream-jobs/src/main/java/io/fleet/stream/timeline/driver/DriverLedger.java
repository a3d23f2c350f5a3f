package io.fleet.stream.timeline.driver;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.driver.DriverState.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been told of a driver, held against what is known now. */
final class DriverLedger {
  private DriverLedger() {}

  /** Tells what differs; first what never was, since the same alert may be found anew elsewhere. */
  static void reconcile(DriverState state, List<Finding> holds, long version, Outlet outlet) {
    Map<String, Finding> now = new LinkedHashMap<>();
    for (Finding finding : holds) {
      if (isJudgeable(finding, state.knownFromMs)) {
        now.put(finding.id(), finding);
      }
    }
    long next = version;
    for (String id : List.copyOf(state.told.keySet())) {
      Told told = state.told.get(id);
      if (!isJudgeable(told.finding(), state.knownFromMs)) {
        state.told.remove(id);
      } else if (!told.withdrawn() && !now.containsKey(id)) {
        long withdrawnAs = Math.max(version, told.version() + 1);
        outlet.finding(told.finding(), told.finding(), withdrawnAs, false, true);
        state.told.put(id, new Told(told.finding(), withdrawnAs, true));
        next = Math.max(next, withdrawnAs + 1);
      }
    }
    for (Finding finding : new ArrayList<>(now.values())) {
      tell(state, finding, next, outlet);
    }
  }

  private static void tell(DriverState state, Finding finding, long version, Outlet outlet) {
    Told told = state.told.get(finding.id());
    if (told != null && !told.withdrawn() && told.finding().equals(finding)) {
      return;
    }
    boolean first = told == null;
    Finding before = first || told.withdrawn() ? null : told.finding();
    long next = first ? version : Math.max(version, told.version() + 1);
    if (first && finding.opening() != null) {
      before = finding.opening();
      outlet.finding(before, null, next++, true, false);
      first = false;
    }
    outlet.finding(finding, before, next, first, false);
    state.told.put(finding.id(), new Told(finding, next, false));
  }

  static boolean isJudgeable(Finding finding, long knownFromMs) {
    if (finding instanceof HoursEpisode episode) {
      return episode.isJudgeable(knownFromMs);
    }
    return !(finding instanceof DriverDay day) || day.isJudgeable(knownFromMs);
  }
}
