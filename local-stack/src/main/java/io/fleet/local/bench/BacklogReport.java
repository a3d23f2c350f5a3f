package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.probe.ProbeTimes;
import java.time.Duration;
import java.time.Instant;

/**
 * What was measured while a backlog was uploaded and repaired.
 *
 * @param times of calls for help
 * @param load what the fleet said meanwhile
 * @param backlog what was uploaded
 * @param repairs how many were done
 * @param mostOpen how many were open at once
 * @param took from the beginning of the upload to the end of the last repair
 * @param uploadedAt when the gateway had acknowledged the last of it
 */
record BacklogReport(
    ProbeTimes times,
    LoadResult load,
    LoadResult backlog,
    long repairs,
    long mostOpen,
    Duration took,
    Instant uploadedAt) {

  /** Of the calls for help while the backlog came in. */
  ProbeTimes whileUploaded() {
    return times.between(Instant.MIN, uploadedAt);
  }

  /** Of those after, until all was repaired. */
  ProbeTimes whileRepaired() {
    return times.between(uploadedAt, Instant.MAX);
  }
}
