package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.geofence.GeofenceState;
import io.fleet.stream.rule.geofence.Surroundings;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.overspeed.OverspeedState;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.trip.TripState;
import io.fleet.stream.timeline.reference.SettingsInForce;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Applies one event, or the passing of time, to all rules. Knows no order and no versions. */
final class RuleRunner {
  /** More timers than any rule can want between two events: something would loop. */
  private static final int MOST_TIMERS = 10_000;

  private final RuleBook book;
  private final DriverCursor drivers;
  private final int tripRule;
  private final int overspeedRule;
  private final int geofenceRule;
  private final FenceMap fences;

  RuleRunner(RuleBook book, DriverCursor drivers, FenceMap fences) {
    this.book = book;
    this.drivers = drivers;
    this.tripRule = book.tripRule();
    this.overspeedRule = book.overspeedRule();
    this.geofenceRule = book.geofenceRule();
    this.fences = fences;
  }

  /** Fires what is due at or before the event, then applies it. */
  RuleStates apply(
      RuleStates before,
      Telemetry telemetry,
      SettingsCursor cursor,
      List<Finding> findings,
      Consumer<RuleFailure> failures) {
    RuleStates due = fireTimers(before, telemetry.timestampMs(), cursor, findings, failures);
    Settings settings = cursor.at(telemetry.timestampMs(), drivers.of(telemetry)).settings();
    Motion motion;
    try {
      motion = book.motion().step(due.motion(), telemetry);
    } catch (RuntimeException e) {
      failures.accept(new RuleFailure("motion", telemetry, e, false));
      return due;
    }
    Object[] states = due.states().clone();
    byte[] failed = due.failures();
    String tripBefore = openTripId(states);
    int foundBefore = findings.size();
    Situation situation = situation(telemetry, motion, states, settings);
    for (int i = 0; i < states.length; i++) {
      if (due.isOff(i)) {
        continue;
      }
      try {
        Step<Object> step = book.rule(i).step(states[i], situation);
        states[i] = step.after();
        Witness.add(step.findings(), book.rule(i), situation, findings);
      } catch (RuntimeException e) {
        failed = counted(failed, i);
        failures.accept(failure(i, telemetry, e, failed));
      }
      if (saysOtherwise(i, states, situation)) {
        situation = situation(telemetry, motion, states, settings);
      }
    }
    if (findings.size() > foundBefore) {
      failed = observe(states, failed, foundBefore, situation, findings, failures);
    }
    if (failed != null && !Objects.equals(tripBefore, openTripId(states))) {
      failed = null;
    }
    RuleStates after = new RuleStates(telemetry, motion, states, failed);
    after.isOnTrip(tripRule);
    return after;
  }

  /** Whether the rule that has just stepped says something that others look at, and it is new. */
  private boolean saysOtherwise(int rule, Object[] states, Situation situation) {
    if (rule == tripRule) {
      return !Objects.equals(openTripId(states), situation.tripId());
    }
    if (rule == overspeedRule) {
      return episodes(states) != situation.overspeedEpisodes();
    }
    return rule == geofenceRule && around(states) != situation.surroundings();
  }

  /**
   * Shows what has been found from an index on to the rules that look at it, which may find more.
   *
   * @param states altered
   * @return how often each rule has failed, or null
   */
  private byte[] observe(
      Object[] states,
      byte[] failures,
      int from,
      Situation situation,
      List<Finding> findings,
      Consumer<RuleFailure> told) {
    byte[] failed = failures;
    List<Finding> found = List.copyOf(findings.subList(from, findings.size()));
    for (int i = 0; i < states.length; i++) {
      if (failed != null && failed[i] >= RuleStates.FAILURES_THAT_SWITCH_OFF) {
        continue;
      }
      try {
        Step<Object> step = book.rule(i).observe(states[i], found, situation);
        states[i] = step.after();
        Witness.add(step.findings(), book.rule(i), situation, findings);
      } catch (RuntimeException e) {
        failed = counted(failed, i);
        told.accept(failure(i, situation.telemetry(), e, failed));
      }
    }
    return failed;
  }

  /**
   * Fires every timer due at or before a time, in order. Where the settings change in between, what
   * is due is asked anew: what new settings would have had earlier is due when they begin.
   */
  RuleStates fireTimers(
      RuleStates before,
      long untilMs,
      SettingsCursor cursor,
      List<Finding> findings,
      Consumer<RuleFailure> failures) {
    RuleStates states = before;
    if (states.last() == null) {
      return states;
    }
    long nowMs = states.last().timestampMs();
    int fired = 0;
    while (fired < MOST_TIMERS) {
      SettingsInForce inForce = cursor.at(nowMs, drivers.of(states.last()));
      int next = states.dueRule(book, inForce.settings());
      if (next < 0) {
        return states;
      }
      long dueMs = Math.max(nowMs, states.dueMs(book, inForce.settings()));
      if (Math.min(dueMs, inForce.toMs()) > untilMs) {
        return states;
      }
      if (dueMs < inForce.toMs()) {
        states = fire(states, next, dueMs, inForce.settings(), findings, failures);
        fired++;
        nowMs = dueMs;
      } else {
        nowMs = inForce.toMs();
      }
    }
    throw new IllegalStateException("a rule sets its timer again and again");
  }

  private RuleStates fire(
      RuleStates before,
      int index,
      long atMs,
      Settings settings,
      List<Finding> findings,
      Consumer<RuleFailure> failures) {
    Rule<Object> rule = book.rule(index);
    Object[] states = before.states().clone();
    Situation last = situation(before.last(), before.motion(), states, settings);
    try {
      Step<Object> step = rule.timer(states[index], atMs, last);
      if (rule.nextTimerMs(step.after(), settings) <= atMs) {
        throw new IllegalStateException("the next timer must be later");
      }
      states[index] = step.after();
      int foundBefore = findings.size();
      Witness.add(step.findings(), rule, last, findings);
      byte[] failed =
          step.findings().isEmpty()
              ? before.failures()
              : observe(states, before.failures(), foundBefore, last, findings, failures);
      return new RuleStates(before.last(), before.motion(), states, failed);
    } catch (RuntimeException e) {
      byte[] failed = counted(before.failures(), index);
      failures.accept(failure(index, before.last(), e, failed));
      states[index] = rule.initial();
      return new RuleStates(before.last(), before.motion(), states, failed);
    }
  }

  /**
   * When the first timer is due, or the settings change that say so; {@link Rule#NO_TIMER} if there
   * is none.
   *
   * @param nowMs up to when timers have been fired
   */
  long nextTimerMs(RuleStates states, long nowMs, SettingsCursor cursor) {
    if (states.last() == null) {
      return Rule.NO_TIMER;
    }
    SettingsInForce inForce = cursor.at(nowMs, drivers.of(states.last()));
    long dueMs = states.dueMs(book, inForce.settings());
    return dueMs == Rule.NO_TIMER ? dueMs : Math.min(dueMs, inForce.toMs());
  }

  /** Lets rules that cannot wait look at an event older than the horizon. */
  RuleStates applyLate(
      RuleStates current,
      Telemetry telemetry,
      SettingsCursor cursor,
      List<Finding> findings,
      Consumer<RuleFailure> failures) {
    Object[] states = null;
    String driverId = drivers.of(telemetry);
    Settings settings = cursor.at(telemetry.timestampMs(), driverId).settings();
    Situation situation = situationLate(telemetry, driverId, settings);
    for (int i = 0; i < book.size(); i++) {
      try {
        Step<Object> step = book.rule(i).late(current.states()[i], situation);
        Witness.add(step.findings(), book.rule(i), situation, findings);
        if (step.after() != current.states()[i]) {
          states = states == null ? current.states().clone() : states;
          states[i] = step.after();
        }
      } catch (RuntimeException e) {
        failures.accept(new RuleFailure(book.rule(i).name(), telemetry, e, false));
      }
    }
    return states == null
        ? current
        : new RuleStates(current.last(), current.motion(), states, current.failures());
  }

  private Situation situation(
      Telemetry telemetry, Motion motion, Object[] states, Settings settings) {
    String driverId = motion.isUndriven() ? null : drivers.of(telemetry);
    return new Situation(
        telemetry,
        motion,
        openTripId(states),
        driverId,
        episodes(states),
        settings,
        fences,
        around(states));
  }

  private int episodes(Object[] states) {
    return overspeedRule < 0 ? 0 : ((OverspeedState) states[overspeedRule]).episodes();
  }

  private Surroundings around(Object[] states) {
    return geofenceRule < 0
        ? Surroundings.OPEN
        : ((GeofenceState) states[geofenceRule]).surroundings();
  }

  private Situation situationLate(Telemetry telemetry, String driverId, Settings settings) {
    Surroundings around = Surroundings.OPEN;
    return new Situation(telemetry, Motion.UNKNOWN, null, driverId, 0, settings, fences, around);
  }

  private String openTripId(Object[] states) {
    return tripRule < 0 ? null : ((TripState) states[tripRule]).openTripId();
  }

  private RuleFailure failure(int rule, Telemetry at, RuntimeException cause, byte[] failed) {
    boolean switchesOff = failed[rule] == RuleStates.FAILURES_THAT_SWITCH_OFF;
    return new RuleFailure(book.rule(rule).name(), at, cause, switchesOff);
  }

  private byte[] counted(byte[] failures, int rule) {
    byte[] counts = failures == null ? new byte[book.size()] : failures.clone();
    counts[rule]++;
    return counts;
  }
}
