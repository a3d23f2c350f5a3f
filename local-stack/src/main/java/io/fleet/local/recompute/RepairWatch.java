package io.fleet.local.recompute;

import io.fleet.local.bench.stack.FlinkRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches the job's repairs until those that were asked for are done. */
public final class RepairWatch {
  private static final String DONE = "fleet_repairs_done";
  private static final String OPEN = "fleet_repairs_open";
  private static final long LOOK_S = 2;
  private static final int WIDTH = 30;

  /** A vehicle marks at once, is quiet for 30 s, and asks after the next checkpoint. */
  private static final Duration QUIET = Duration.ofSeconds(100);

  private final FlinkRest flink;
  private final PrintWriter out;
  private final boolean isTerminal;
  private final long doneBefore;

  /** Begins to count: to be made before repairs are asked for. */
  public RepairWatch(FlinkRest flink, PrintWriter out, boolean isTerminal)
      throws IOException, InterruptedException {
    this.flink = flink;
    this.out = out;
    this.isTerminal = isTerminal;
    this.doneBefore = flink.sum(DONE);
  }

  /**
   * Waits.
   *
   * @param expected how many there will be, or somewhat more: some vehicle may need none
   * @return whether none is open any more
   */
  public boolean await(long expected, Duration patience) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + patience.toNanos();
    long changedNs = System.nanoTime();
    long shown = -1;
    while (true) {
      long done = Math.max(0, flink.sum(DONE) - doneBefore);
      long open = flink.sum(OPEN);
      if (done != shown || open > 0) {
        changedNs = System.nanoTime();
      }
      if (done != shown) {
        show(done, expected);
        shown = done;
      }
      boolean isQuiet = System.nanoTime() - changedNs > QUIET.toNanos();
      if (open == 0 && (done >= expected || isQuiet)) {
        end();
        return true;
      }
      if (System.nanoTime() > deadlineNs) {
        end();
        return false;
      }
      TimeUnit.SECONDS.sleep(LOOK_S);
    }
  }

  private void show(long done, long expected) {
    String share = done + " of " + expected + " vehicles mended";
    if (isTerminal) {
      int filled = (int) (expected == 0 ? WIDTH : Math.min(WIDTH, WIDTH * done / expected));
      out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + share);
    } else {
      out.println(share);
    }
    out.flush();
  }

  private void end() {
    if (isTerminal) {
      out.println();
    }
  }
}
