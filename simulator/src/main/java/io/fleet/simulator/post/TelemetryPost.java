package io.fleet.simulator.post;

import java.util.List;

/** Sends a batch of messages in their order and tells what became of it. */
@FunctionalInterface
public interface TelemetryPost extends AutoCloseable {
  /**
   * Waits for the answer, within the implementation's time-out; trouble on the way is an outcome,
   * not an exception.
   *
   * @param messages JSON objects without line breaks, at least one
   */
  PostOutcome post(List<byte[]> messages) throws InterruptedException;

  /** Ends what the implementation keeps open; most keep nothing. */
  @Override
  default void close() {}
}
