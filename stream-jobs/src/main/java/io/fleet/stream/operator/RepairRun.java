package io.fleet.stream.operator;

import io.fleet.stream.io.clickhouse.LoadFence;
import io.fleet.stream.timeline.VehicleReplay;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the facts contain all that was staged when a repair was asked for, runs the rules
 * again, and rests. While the store of facts is away it tries again and again.
 */
final class RepairRun {
  private static final Logger LOG = LoggerFactory.getLogger(RepairRun.class);
  private static final long LOOK_EVERY_MS = 200;
  private static final long SHORTEST_RETRY_MS = 500;
  private static final long LONGEST_RETRY_MS = 30_000;

  /** Then a wait begins anew, and is told. */
  private static final long LONGEST_LOAD_NS = TimeUnit.MINUTES.toNanos(2);

  /** A rest is never longer, however long the work was. */
  private static final long LONGEST_REST_MS = 10_000;

  private final VehicleReplay replay;
  private final RepairFacts facts;
  private final LoadFence fence;
  private boolean hasPassed;

  /** When the files were listed that have all been loaded since, of {@link System#nanoTime}. */
  private long passedNs;

  private Counter failures;
  private volatile long lastMs;

  RepairRun(VehicleReplay replay, RepairFacts facts, LoadFence fence) {
    this.replay = replay;
    this.facts = facts;
    this.fence = fence;
  }

  void register(MetricGroup metrics) {
    failures = metrics.counter("fleet_repair_read_failures");
    metrics.gauge("fleet_repair_last_ms", (Gauge<Long>) () -> lastMs);
  }

  /**
   * Answers, after however long it takes.
   *
   * @param receivedNs when the request was received, of {@link System#nanoTime}
   */
  RepairSlice answer(RepairRequest request, long receivedNs) throws InterruptedException {
    long retryMs = SHORTEST_RETRY_MS;
    while (true) {
      try {
        awaitLoaded(receivedNs);
        long begun = System.nanoTime();
        RepairSlice slice = replay.run(request, facts);
        lastMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        TimeUnit.MILLISECONDS.sleep(Math.min(lastMs, LONGEST_REST_MS));
        return slice;
      } catch (IOException e) {
        failures.inc();
        LOG.warn("facts for a repair cannot be read, trying again cause={}", e.toString());
        TimeUnit.MILLISECONDS.sleep(retryMs);
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
      }
    }
  }

  /**
   * All requests that had been received when the files were listed are served by one wait, so that
   * many vehicles do not wait one after the other.
   */
  private void awaitLoaded(long receivedNs) throws IOException, InterruptedException {
    if (hasPassed && receivedNs - passedNs <= 0) {
      return;
    }
    long listedNs = System.nanoTime();
    Set<String> waiting = fence.waiting();
    while (!fence.isPassed(waiting)) {
      if (System.nanoTime() - listedNs > LONGEST_LOAD_NS) {
        throw new IOException("staged files are not loaded, count " + waiting.size());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
    passedNs = listedNs;
    hasPassed = true;
  }
}
