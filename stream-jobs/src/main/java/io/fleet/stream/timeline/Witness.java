package io.fleet.stream.timeline;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives every alert what its readers need, whichever rule makes it: where the vehicle was and how
 * fast, unless the rule says so itself; the time for which telemetry is evidence; and for how long
 * data that comes out of order may still take it back.
 */
final class Witness {
  /** Telemetry so long before the start and after the last moment shows what happened, ms. */
  static final long AROUND_MS = 60_000;

  /** A fix no further from the alert's moment says where that was, ms. */
  static final long SAME_MOMENT_MS = 5_000;

  static final String SPEED = "speed_kmph";
  static final String EVIDENCE_FROM = "evidence_from";
  static final String EVIDENCE_TO = "evidence_to";
  static final String SETTLE = "settle_s";

  private Witness() {}

  /** Adds what a rule found; alerts with what they lack. */
  static void add(List<Finding> found, Rule<?> by, Situation situation, List<Finding> findings) {
    if (found.isEmpty()) {
      return;
    }
    for (Finding finding : found) {
      boolean isAlert = finding instanceof AlertFinding;
      findings.add(isAlert ? completed((AlertFinding) finding, by, situation) : finding);
    }
  }

  private static AlertFinding completed(AlertFinding a, Rule<?> by, Situation situation) {
    Map<String, Object> data = new TreeMap<>(a.data());
    data.putIfAbsent(EVIDENCE_FROM, Iso8601.format(a.startedAtMs() - AROUND_MS));
    data.putIfAbsent(EVIDENCE_TO, Iso8601.format(a.tsMs() + AROUND_MS));
    if (!by.settle().isZero()) {
      data.putIfAbsent(SETTLE, (int) by.settle().toSeconds());
    }
    Motion motion = situation.motion();
    Place fix = motion.fix();
    boolean seen = fix != null && Math.abs(fix.timeMs() - a.tsMs()) <= SAME_MOMENT_MS;
    if (seen && motion.speedCkmph() != Telemetry.ABSENT) {
      data.putIfAbsent(SPEED, motion.speedCkmph() / 100.0);
    }
    boolean placed = a.latE6() != Telemetry.ABSENT || !seen;
    return new AlertFinding(
        a.alertType(),
        a.vehicleId(),
        a.startedAtMs(),
        a.state(),
        a.tsMs(),
        a.endedAtMs(),
        a.severity(),
        a.driverId(),
        a.tripId(),
        placed ? a.latE6() : fix.latE6(),
        placed ? a.lonE6() : fix.lonE6(),
        a.details(),
        data,
        a.late());
  }
}
