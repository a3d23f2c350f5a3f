package io.fleet.simulator.post;

import java.util.List;

/** Sends lines in their order and tells what became of them. */
@FunctionalInterface
public interface LinePost {
  /**
   * Waits for the answer; trouble on the way is an outcome, not an exception.
   *
   * @param lines at least one
   */
  PostOutcome post(List<Line> lines) throws InterruptedException;
}
