package io.fleet.stream.rule;

import io.fleet.events.ByteWriter;

/**
 * Something a rule found out. A later finding of the same {@link #id} replaces the earlier one; its
 * version is given by the timeline, since it depends on the input and not on the vehicle.
 */
public interface Finding {

  /** What it is about: the same id whenever the same thing is found again. */
  String id();

  /** Whether nothing more can come of it once it has settled. */
  boolean isFinal();

  /** Writes it into a checkpoint. */
  void write(ByteWriter out);

  /**
   * Whether it is said once and for all, of the moment at which it was said: a log that is neither
   * corrected nor repaired. Told only when an event is applied for the first time.
   */
  default boolean isLogged() {
    return false;
  }

  /** What must have been told before this can be understood, or null. */
  default Finding opening() {
    return null;
  }
}
