package io.fleet.stream.operator;

import io.fleet.stream.timeline.VehicleTimeline.Outcome;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the timelines of a subtask count. */
final class TimelineMeters {
  private final Counter late;
  private final Counter duplicates;
  private final Counter rulesSwitchedOff;
  private final Counter withdrawnAfterRestore;

  TimelineMeters(MetricGroup metrics) {
    late = metrics.counter("fleet_late_events");
    duplicates = metrics.counter("fleet_duplicate_events");
    rulesSwitchedOff = metrics.counter("fleet_rules_switched_off");
    withdrawnAfterRestore = metrics.counter("fleet_alerts_withdrawn_after_restore");
  }

  void applied(Outcome outcome) {
    if (outcome == Outcome.LATE) {
      late.inc();
    } else if (outcome == Outcome.DUPLICATE) {
      duplicates.inc();
    }
  }

  void ruleSwitchedOff() {
    rulesSwitchedOff.inc();
  }

  void withdrawnAfterRestore() {
    withdrawnAfterRestore.inc();
  }
}
