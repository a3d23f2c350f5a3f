package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Motion;

/**
 * What all rules know after one event: immutable, so that every event in the horizon can keep its
 * own.
 *
 * @param last the last event applied, or null
 * @param motion the motion after it
 * @param states the state of each rule, in the order of the book; never altered
 * @param failures how often each rule has failed on this trip, or null for none at all; never
 *     altered
 */
record RuleStates(Telemetry last, Motion motion, Object[] states, byte[] failures) {
  /** A rule that fails so often on one trip is left out until the next. */
  static final int FAILURES_THAT_SWITCH_OFF = 3;

  static RuleStates initial(RuleBook book) {
    Object[] states = new Object[book.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = book.rule(i).initial();
    }
    return new RuleStates(null, Motion.UNKNOWN, states, null);
  }

  boolean isOff(int rule) {
    return failures != null && failures[rule] >= FAILURES_THAT_SWITCH_OFF;
  }
}
