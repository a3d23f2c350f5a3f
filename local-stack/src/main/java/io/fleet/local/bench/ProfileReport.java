package io.fleet.local.bench;

import io.fleet.local.bench.profile.Profile;
import io.fleet.local.bench.profile.Profile.Share;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints where a process spent its time, for people. */
final class ProfileReport {
  private static final int HOT_PLACES = 15;
  private static final int HOT_THREADS = 12;

  private final PrintWriter out;

  ProfileReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints a profile.
   *
   * @param process whose it is, with its article and genitive
   * @param events handled meanwhile
   */
  void print(String process, Profile profile, long events) {
    printf("%n%s %.1f processor seconds by stage:%n", process, profile.seconds());
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
