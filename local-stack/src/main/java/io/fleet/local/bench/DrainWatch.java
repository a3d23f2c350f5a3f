package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseCounts;
import io.fleet.local.bench.stack.FlinkRun;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks on while a job drains a backlog. */
final class DrainWatch {
  private static final String DECODED = "fleet_telemetry_decoded";

  private final BenchStack stack;
  private final Backlog backlog;
  private final FlinkRun run;
  private final Clock clock;

  DrainWatch(BenchStack stack, Backlog backlog, FlinkRun run, Clock clock) {
    this.stack = stack;
    this.backlog = backlog;
    this.run = run;
    this.clock = clock;
  }

  /** Returns how long ago a look last saw nothing; a look shows what was so at the look before. */
  Duration awaitFirstRecord() throws IOException, InterruptedException {
    Waiting waiting = Waiting.forEvents(0, "the start of the drain");
    Instant lastLook = clock.instant();
    Instant lookBefore = lastLook;
    while (run.rest().sum(DECODED) == 0) {
      run.requireAlive();
      lookBefore = lastLook;
      lastLook = clock.instant();
      waiting.pause();
    }
    return Duration.between(lookBefore, clock.instant());
  }

  /**
   * Returns when ClickHouse holds every event and no file waits. To count events by identity keeps
   * both processors busy for a while, so that is asked last.
   *
   * @param rows takes how many there were at each look
   */
  void awaitDrained(Samples rows) throws IOException, InterruptedException {
    ClickHouseCounts counts = stack.clickHouse();
    Waiting waiting = Waiting.forEvents(backlog.events(), "the drain");
    while (true) {
      run.requireAlive();
      long soFar = counts.telemetryRowsSoFar();
      rows.add(soFar);
      if (soFar >= backlog.distinct()
          && run.isStagingEmpty()
          && counts.telemetryRows() >= backlog.distinct()) {
        return;
      }
      waiting.pause();
    }
  }
}
