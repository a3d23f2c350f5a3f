package io.fleet.query.system;

import java.time.Instant;

/** What of the log waits for a reader. */
interface Backlogs {
  /**
   * What waits for one reader.
   *
   * @param records that wait
   * @param oldestAt when the log took the oldest of them that tells; null if none waits
   */
  record Backlog(long records, Instant oldestAt) {}

  /**
   * Asks the log.
   *
   * @throws UnknownPlaceException if it does not say
   * @throws io.fleet.query.problem.ProblemException log-away if it does not answer
   */
  Backlog of(LogReader reader) throws UnknownPlaceException;
}
