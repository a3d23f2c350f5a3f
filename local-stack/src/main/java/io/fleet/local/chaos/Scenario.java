package io.fleet.local.chaos;

import java.time.Duration;

/**
 * One way to break things.
 *
 * @param name as it is asked for
 * @param what it does, for people
 * @param load how long the script takes to be posted
 * @param extras what it adds to the script
 * @param fault done when the load is under way; returns when it is over
 */
record Scenario(String name, String what, Duration load, Extras extras, Fault fault) {
  /** How long the script of most scenarios takes. */
  static final Duration USUAL = Duration.ofSeconds(20);

  /** What is done to the stack. */
  @FunctionalInterface
  interface Fault {
    void strike(Disturbance it) throws Exception;
  }

  /** What is posted beside the ordinary load. */
  enum Extras {
    NONE,
    /** Devices whose clocks are wrong by a day. */
    WRONG_CLOCKS,
    /** What nobody can read. */
    POISON
  }

  /** One with the ordinary load. */
  Scenario(String name, String what, Fault fault) {
    this(name, what, USUAL, Extras.NONE, fault);
  }
}
