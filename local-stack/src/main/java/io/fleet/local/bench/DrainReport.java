package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.profile.Profile;
import io.fleet.local.bench.profile.Profile.Share;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a drain was, for people. */
final class DrainReport {
  private static final int HOT_PLACES = 15;
  private static final int HOT_THREADS = 12;

  private final PrintWriter out;

  DrainReport(PrintWriter out) {
    this.out = out;
  }

  void print(Backlog backlog, Pace reference, DrainRun.Result drain, BenchLine line) {
    printPaces(backlog, reference, drain.pace());
    printVerification(drain.verification());
    out.println();
    printf("Processor seconds during the drain (%.1f s on the clock):%n", drain.pace().seconds());
    drain.cpuSeconds().forEach((part, used) -> printf("  %-20s %7.1f%n", part, used));
    printProfile(drain.profile(), backlog.events());
    line.reservations().forEach(reservation -> printf("not ok: %s%n", reservation));
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
    printf("%n%-22s %12s %10s %14s%n", "", "events/s", "seconds", "2nd half/s");
    printf(
        "%-22s %,12.0f %10.2f%n",
        "generator's ceiling", backlog.generatorCeiling(), backlog.sendSeconds());
    printPace("decode only", reference);
    printPace("whole graph", drain);
    printf("%-22s %12.3f%n", "ratio", drain.perSecond() / reference.perSecond());
  }

  private void printPace(String name, Pace pace) {
    printf(
        "%-22s %,12.0f %10.2f %,14.0f%n",
        name, pace.perSecond(), pace.seconds(), pace.secondHalf());
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

  private void printProfile(Profile profile, long events) {
    printf("%nThe TaskManager's %.1f processor seconds by stage:%n", profile.seconds());
    for (Share stage : profile.stages()) {
      double micros = stage.seconds() * 1e6 / events;
      printf("  %5.1f %%  %6.2f µs/event  %s%n", percent(stage, profile), micros, stage.name());
    }
    printShares("Methods on top of the stack", profile.methods(), HOT_PLACES, profile);
    printShares("Topmost lines of our own code", profile.ownPlaces(), HOT_PLACES, profile);
    printShares("Threads", profile.threads(), HOT_THREADS, profile);
  }

  private void printShares(String title, List<Share> shares, int most, Profile of) {
    printf("%n%s:%n", title);
    shares.stream()
        .limit(most)
        .forEach(share -> printf("  %5.1f %%  %s%n", percent(share, of), share.name()));
  }

  private static double percent(Share share, Profile of) {
    return 100 * share.seconds() / of.seconds();
  }

  private void printf(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
