package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints how fast a backlog was written and gone through, for people. */
final class PaceTable {
  private final PrintWriter out;

  PaceTable(PrintWriter out) {
    this.out = out;
  }

  /** The head, and how fast the backlog was written. */
  void begin(Backlog backlog) {
    printf("%n%-22s %12s %10s %14s%n", "", "events/s", "seconds", "2nd half/s");
    printf(
        "%-22s %,12.0f %10.2f%n",
        "generator's ceiling", backlog.generatorCeiling(), backlog.sendSeconds());
  }

  void row(String name, Pace pace) {
    printf(
        "%-22s %,12.0f %10.2f %,14.0f%n",
        name, pace.perSecond(), pace.seconds(), pace.secondHalf());
  }

  /** How many times as fast one was as the other. */
  void ratio(Pace ours, Pace theirs) {
    printf("%-22s %12.3f%n", "ratio", ours.perSecond() / theirs.perSecond());
  }

  private void printf(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
