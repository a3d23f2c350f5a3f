package io.fleet.stream.recompute;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How far the work is: a bar that is drawn anew on a terminal, elsewhere a line now and then. */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final long REDRAWN_AFTER_NS = Duration.ofMillis(100).toNanos();
  private static final long SAID_AFTER_NS = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final boolean isTerminal;
  private final LongSupplier nanoTime;
  private final int total;
  private int done;
  private long shownNs;

  /**
   * A bar.
   *
   * @param total how many vehicles there are
   * @param nanoTime of {@link System#nanoTime}
   */
  ProgressLine(PrintStream out, boolean isTerminal, int total, LongSupplier nanoTime) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.total = total;
    this.nanoTime = nanoTime;
    this.shownNs = nanoTime.getAsLong();
  }

  /** Another vehicle is done. */
  void step() {
    done++;
    long nowNs = nanoTime.getAsLong();
    boolean isDue = nowNs - shownNs >= (isTerminal ? REDRAWN_AFTER_NS : SAID_AFTER_NS);
    if (isDue || isTerminal && done == total) {
      shownNs = nowNs;
      show();
    }
  }

  private void show() {
    String share = done + " of " + total + " vehicles";
    if (!isTerminal) {
      out.println(share);
      return;
    }
    int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
    out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + share);
    out.print(done == total ? System.lineSeparator() : "");
    out.flush();
  }
}
