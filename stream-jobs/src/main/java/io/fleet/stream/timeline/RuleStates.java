package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.trip.TripState;

/**
 * What all rules know after one event: immutable, so that every event in the horizon can keep its
 * own. Remembers which timer is due first, since that is asked after the event and before the next.
 */
final class RuleStates {
  /** A rule that fails so often on one trip is left out until the next. */
  static final int FAILURES_THAT_SWITCH_OFF = 3;

  private static final int NONE = -1;

  private final Telemetry last;
  private final long lastMs;
  private final Motion motion;
  private final Object[] states;
  private final byte[] failures;
  private Settings dueUnder;
  private int dueRule;
  private long dueMs;
  private Boolean onTrip;

  /**
   * @param last the last event applied, or null
   * @param motion the motion after it
   * @param states the state of each rule, in the order of the book; never altered
   * @param failures how often each rule has failed on this trip, or null for none at all; never
   *     altered
   */
  RuleStates(Telemetry last, Motion motion, Object[] states, byte[] failures) {
    this.last = last;
    this.lastMs = last == null ? Long.MIN_VALUE : last.timestampMs();
    this.motion = motion;
    this.states = states;
    this.failures = failures;
  }

  static RuleStates initial(RuleBook book) {
    Object[] states = new Object[book.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = book.rule(i).initial();
    }
    return new RuleStates(null, Motion.UNKNOWN, states, null);
  }

  Telemetry last() {
    return last;
  }

  /** The last event's time, epoch milliseconds, or {@link Long#MIN_VALUE} before the first. */
  long lastMs() {
    return lastMs;
  }

  /**
   * Whether the vehicle is on a trip. Remembered: it is asked at once, and then when the event
   * leaves the horizon, and by then the rules' states are in no cache of the processor.
   *
   * @param tripRule which rule finds trips, or -1
   */
  boolean isOnTrip(int tripRule) {
    if (onTrip == null) {
      onTrip = tripRule >= 0 && ((TripState) states[tripRule]).openTripId() != null;
    }
    return onTrip;
  }

  Motion motion() {
    return motion;
  }

  Object[] states() {
    return states;
  }

  byte[] failures() {
    return failures;
  }

  boolean isOff(int rule) {
    return failures != null && failures[rule] >= FAILURES_THAT_SWITCH_OFF;
  }

  /** The rule whose timer is due first, or -1. */
  int dueRule(RuleBook book, Settings settings) {
    findDue(book, settings);
    return dueRule;
  }

  /** When the first timer is due, or {@link Rule#NO_TIMER}. */
  long dueMs(RuleBook book, Settings settings) {
    findDue(book, settings);
    return dueMs;
  }

  private void findDue(RuleBook book, Settings settings) {
    if (dueUnder == settings) {
      return;
    }
    int next = NONE;
    long earliestMs = Rule.NO_TIMER;
    for (int i = 0; i < states.length; i++) {
      long atMs = isOff(i) ? Rule.NO_TIMER : book.rule(i).nextTimerMs(states[i], settings);
      if (atMs < earliestMs) {
        earliestMs = atMs;
        next = i;
      }
    }
    dueRule = next;
    dueMs = earliestMs;
    dueUnder = settings;
  }
}
