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

  /**
   * The first moment it tells of, epoch milliseconds, or {@link Long#MAX_VALUE} if that is when it
   * is found. What had been forgotten and is told again was found no later.
   */
  default long firstMs() {
    return Long.MAX_VALUE;
  }

  /**
   * The last moment it tells of, epoch milliseconds, or {@link Long#MIN_VALUE} if that is no later
   * than when it is final. A run that ends before that moment does not know it.
   */
  default long lastMs() {
    return Long.MIN_VALUE;
  }

  /** What must have been told before this can be understood, or null. */
  default Finding opening() {
    return null;
  }
}
