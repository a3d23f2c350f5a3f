package io.fleet.local.bench;

import io.fleet.local.bench.stack.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks every two seconds, on a thread of its own, how many repairs are done, until each vehicle
 * that uploaded a backlog has had one and none is open.
 */
final class BacklogWatch implements AutoCloseable {
  private static final long LOOK_MS = 2_000;

  private final FlinkRest flink;
  private final long repairsBefore;
  private final long vehicles;
  private final long startNs = System.nanoTime();
  private final Thread thread = new Thread(this::look, "backlog-watch");
  private volatile long done;
  private volatile long mostOpen;
  private volatile long overAfterNs;

  private BacklogWatch(FlinkRest flink, long vehicles) throws IOException, InterruptedException {
    this.flink = flink;
    this.vehicles = vehicles;
    this.repairsBefore = flink.sum("fleet_repairs_done");
    thread.setDaemon(true);
  }

  static BacklogWatch start(FlinkRest flink, long vehicles)
      throws IOException, InterruptedException {
    BacklogWatch watch = new BacklogWatch(flink, vehicles);
    watch.thread.start();
    return watch;
  }

  private void look() {
    try {
      while (!isOver()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        done = flink.sum("fleet_repairs_done") - repairsBefore;
        long open = flink.sum("fleet_repairs_open");
        mostOpen = Math.max(mostOpen, open);
        if (done >= vehicles && open == 0) {
          overAfterNs = System.nanoTime() - startNs;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // who waits for the repairs runs out of patience
    }
  }

  /** Whether all is repaired. */
  boolean isOver() {
    return overAfterNs > 0;
  }

  /** Repairs done since the beginning. */
  long done() {
    return done;
  }

  /** How many were open at once. */
  long mostOpen() {
    return mostOpen;
  }

  /** From the beginning to the end of the last repair. */
  Duration took() {
    return Duration.ofNanos(overAfterNs);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
