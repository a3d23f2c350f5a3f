package io.fleet.simulator.replay;

import io.fleet.simulator.post.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a replay came to.
 *
 * @param sent events handed to the gateway and judged by it
 * @param tally what it said of them
 * @param unreadable records of which no event could be made
 * @param took from the first to the last answer
 */
public record ReplaySummary(long sent, Tally tally, long unreadable, Duration took) {
  /**
   * Whether every record became an event that was accepted, or refused with a documented reason.
   */
  public boolean isComplete() {
    return unreadable == 0 && sent == tally.accepted() + tally.refusedInAll();
  }

  /** Events judged per second. */
  public double eventsPerSecond() {
    return sent / Math.max(1e-3, took.toNanos() / 1e9);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("sent        " + sent);
    lines.add("accepted    " + tally.accepted());
    lines.add("refused     " + tally.refusedInAll());
    tally.refused().forEach((reason, count) -> lines.add("  " + reason + " " + count));
    if (unreadable > 0) {
      lines.add("unreadable  " + unreadable);
    }
    lines.add(String.format(Locale.ROOT, "seconds     %.1f", took.toNanos() / 1e9));
    lines.add(String.format(Locale.ROOT, "events/s    %.0f", eventsPerSecond()));
    return lines;
  }
}
