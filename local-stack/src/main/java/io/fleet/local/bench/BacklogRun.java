package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.probe.ProbeFleet;
import io.fleet.local.bench.stack.FlinkRest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Calls for help while vehicles upload what they kept for hours, and until all of that is repaired;
 * the fleet speaks all the while.
 *
 * @param loads starts both
 * @param probes who call
 * @param rate vehicles of the fleet that speaks
 * @param everyMs between two calls
 */
record BacklogRun(AlertLoads loads, ProbeFleet probes, int rate, int everyMs) {
  /** A backlog that takes longer has not been repaired beside the rest. */
  private static final Duration LONGEST = Duration.ofMinutes(45);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BEFORE_S = 3;

  BacklogReport measure(BacklogOptions backlog, FlinkRest flink) throws Exception {
    Path enough = loads.scratch().resolve("enough");
    long deadlineNs = System.nanoTime() + LONGEST.toNanos();
    try (LoadProcess fleet = loads.steady(rate, LONGEST.toSeconds(), enough)) {
      fleet.awaitConnected(PATIENCE);
      probes.callFor(BEFORE_S, everyMs);
      try (BacklogWatch watch = BacklogWatch.start(flink, backlog.vehicles);
          LoadProcess upload = loads.backlog(backlog, "tunnel-")) {
        CompletableFuture<Instant> uploadedAt = upload.ended().thenApply(end -> probes.now());
        probes.callUntil(() -> watch.isOver() || System.nanoTime() > deadlineNs, everyMs);
        Files.createFile(enough);
        LoadResult said = fleet.await(PATIENCE);
        LoadResult uploaded = upload.await(PATIENCE);
        probes.awaitTold(PATIENCE);
        return new BacklogReport(
            probes.times(),
            said,
            uploaded,
            watch.done(),
            watch.mostOpen(),
            watch.took(),
            uploadedAt.join());
      }
    }
  }
}
