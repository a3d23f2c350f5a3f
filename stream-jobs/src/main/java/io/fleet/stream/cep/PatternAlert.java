package io.fleet.stream.cep;

import io.fleet.events.Alert;
import io.fleet.stream.rule.AlertFinding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What patterns over repeated things tell: a match is complete when it is made. */
final class PatternAlert {
  private PatternAlert() {}

  /**
   * One alert from the first to the last event of a match, where the last began.
   *
   * @param matched its events in order
   * @param extra what the alert tells beside how many events there were in what time
   */
  static AlertFinding of(
      String type,
      int severity,
      List<DerivedEvent> matched,
      String details,
      Map<String, Object> extra) {
    DerivedEvent first = matched.get(0);
    DerivedEvent last = matched.get(matched.size() - 1);
    Map<String, Object> data = new TreeMap<>(extra);
    data.put("events", matched.size());
    data.put("span_s", spanMs(matched) / 1000.0);
    return new AlertFinding(
        type,
        last.vehicleId(),
        first.timeMs(),
        Alert.State.RESOLVED,
        last.timeMs(),
        last.timeMs(),
        severity,
        last.driverId(),
        last.tripId(),
        last.latE6(),
        last.lonE6(),
        details,
        data,
        false);
  }

  /** From the beginning of the first event to that of the last, ms. */
  static long spanMs(List<DerivedEvent> matched) {
    return matched.get(matched.size() - 1).timeMs() - matched.get(0).timeMs();
  }

  static int greatestSeverity(List<DerivedEvent> matched) {
    return matched.stream().mapToInt(DerivedEvent::severity).max().orElseThrow();
  }
}
