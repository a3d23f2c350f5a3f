package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import java.util.List;

/**
 * An event in the horizon: what the rules knew after it and what they found at it.
 *
 * @param telemetry the event
 * @param atMs its time, epoch milliseconds: of the oldest event that is all that is asked
 * @param after the rules after it; null as long as they have not run since a checkpoint was read
 * @param findings what was found at it, in order
 */
record Entry(Telemetry telemetry, long atMs, RuleStates after, List<Finding> findings) {
  Entry(Telemetry telemetry, RuleStates after, List<Finding> findings) {
    this(telemetry, telemetry.timestampMs(), after, findings);
  }

  /** An event over which the rules have yet to run. */
  static Entry unstepped(Telemetry telemetry) {
    return new Entry(telemetry, null, List.of());
  }

  /** Where in time an event belongs among others: after the last that is not later. */
  static int indexFor(Telemetry event, List<Entry> tail) {
    int at = tail.size();
    while (at > 0 && Telemetry.compareInTime(tail.get(at - 1).telemetry(), event) > 0) {
      at--;
    }
    return at;
  }
}
