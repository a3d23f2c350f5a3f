package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a drain was, for people. */
final class DrainReport {
  private final PrintWriter out;

  DrainReport(PrintWriter out) {
    this.out = out;
  }

  void print(Backlog backlog, Pace reference, DrainRun.Result drain) {
    printPaces(backlog, reference, drain.pace());
    printVerification(drain.verification());
    out.println();
    printf("Processor seconds during the drain (%.1f s on the clock):%n", drain.pace().seconds());
    drain.cpuSeconds().forEach((part, used) -> printf("  %-20s %7.1f%n", part, used));
    new ProfileReport(out).print("The TaskManager's", drain.profile(), backlog.events());
    out.flush();
  }

  private void printPaces(Backlog backlog, Pace reference, Pace drain) {
    printf(
        "Backlog: %,d events of %d bytes, %,d of them %s%n",
        backlog.events(),
        backlog.meanBytes(),
        backlog.recorded(),
        backlog.recorded() == 0
            ? "of real drives, which are not on this machine (FLEET_DRIVES)"
            : "of real drives");
    PaceTable table = new PaceTable(out);
    table.begin(backlog);
    table.row("decode only", reference);
    table.row("whole graph", drain);
    table.ratio(drain, reference);
  }

  private void printVerification(Verification found) {
    printf(
        "%nRows %,d of %,d, trips %,d, overspeed episodes %,d (%,d told), alerts %,d (%,d told), dead letters %,d%n",
        found.rows(),
        found.expectedRows(),
        found.trips(),
        found.episodes(),
        found.episodesTold(),
        found.alerts(),
        found.alertsTold(),
        found.deadLetters());
  }

  private void printf(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
