package io.fleet.local.recompute;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Watches the job's repairs until those that were asked for are done. */
public final class RepairWatch {
  private static final String DONE = "fleet_repairs_done";
  private static final String OPEN = "fleet_repairs_open";
  private static final int WIDTH = 30;

  /** A vehicle marks at once, is quiet for 30 s, and asks after the next checkpoint. */
  private static final Duration QUIET = Duration.ofSeconds(100);

  private final Job job;
  private final Pace pace;
  private final PrintWriter out;
  private final boolean isTerminal;
  private final long doneBefore;

  /** Where the job's metrics are read. */
  public interface Job {
    /** The sum of a metric over all subtasks. */
    long sum(String metric) throws IOException, InterruptedException;
  }

  /** Time, and how it passes between two looks. */
  interface Pace {
    long nanoTime();

    void pause() throws InterruptedException;

    /** Real time, a look every two seconds. */
    static Pace real() {
      return new Pace() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void pause() throws InterruptedException {
          TimeUnit.SECONDS.sleep(2);
        }
      };
    }
  }

  /** Begins to count: to be made before repairs are asked for. */
  public RepairWatch(Job job, PrintWriter out, boolean isTerminal)
      throws IOException, InterruptedException {
    this(job, out, isTerminal, Pace.real());
  }

  RepairWatch(Job job, PrintWriter out, boolean isTerminal, Pace pace)
      throws IOException, InterruptedException {
    this.job = job;
    this.pace = pace;
    this.out = out;
    this.isTerminal = isTerminal;
    this.doneBefore = job.sum(DONE);
  }

  /**
   * Waits.
   *
   * @param expected how many there will be, or somewhat more: some vehicle may need none
   * @return whether none is open any more
   */
  public boolean await(long expected, Duration patience) throws IOException, InterruptedException {
    long deadlineNs = pace.nanoTime() + patience.toNanos();
    long changedNs = pace.nanoTime();
    long shown = -1;
    while (true) {
      long done = Math.max(0, job.sum(DONE) - doneBefore);
      long open = job.sum(OPEN);
      if (done != shown || open > 0) {
        changedNs = pace.nanoTime();
      }
      if (done != shown) {
        show(done, expected);
        shown = done;
      }
      boolean isQuiet = pace.nanoTime() - changedNs > QUIET.toNanos();
      if (open == 0 && (done >= expected || isQuiet)) {
        end();
        return true;
      }
      if (pace.nanoTime() > deadlineNs) {
        end();
        return false;
      }
      pace.pause();
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
