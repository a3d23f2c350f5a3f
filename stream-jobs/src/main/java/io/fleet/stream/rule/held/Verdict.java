package io.fleet.stream.rule.held;

/** What one message says of a condition. */
public enum Verdict {
  /** Nothing: a reading is missing, and what is missing is unknown. */
  UNKNOWN,
  /** It is not so. */
  CLEAR,
  /** Neither: not bad enough to begin, not good enough to end. Breaks what has not yet opened. */
  BETWEEN,
  /** It is so. */
  BAD
}
