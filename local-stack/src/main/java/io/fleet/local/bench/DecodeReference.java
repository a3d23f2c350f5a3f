package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.FlinkRest;
import io.fleet.local.bench.stack.FlinkRun;
import java.util.List;

/**
 * The reference of the drain: the same log read with the same source and settings, decoded and
 * dropped. The job itself notes when its first and its last record came.
 */
final class DecodeReference {
  private static final String JOB = "io.fleet.stream.job.DecodeOnlyJob";
  private static final String DECODED = "fleet_telemetry_decoded";

  private final BenchStack stack;
  private final Backlog backlog;

  DecodeReference(BenchStack stack, Backlog backlog) {
    this.stack = stack;
    this.backlog = backlog;
  }

  /** Runs it and tells how fast it went. */
  Pace measure() throws Exception {
    try (FlinkRun run = stack.startFlink("decode-only", JOB, List.of())) {
      FlinkRest rest = run.rest();
      Samples samples = new Samples();
      Waiting waiting = Waiting.forEvents(backlog.events(), "decode-only");
      long decoded = 0;
      while (decoded < backlog.events()) {
        run.requireAlive();
        decoded = rest.sum(DECODED);
        samples.add(decoded);
        waiting.pause();
      }
      run.requireUndisturbed();
      waiting.pause(); // the gauges of the same moment as the last count
      double first = rest.min("fleet_first_record_ms").orElseThrow();
      double last = rest.max("fleet_last_record_ms").orElseThrow();
      return new Pace(backlog.events(), (last - first) / 1000, samples.paceOfSecondHalf());
    }
  }
}
