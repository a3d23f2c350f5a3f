package io.fleet.notifier.endpoint;

import java.time.Duration;

/**
 * How an endpoint's messages are folded where a storm would bury its reader; a part that is null is
 * not asked for.
 *
 * @param cooldown after a message, further ones of the same rule and {@code foldBy} are folded for
 *     this long; 1 s to 1 d, or null
 * @param foldBy what a message is folded with; null stands for the vehicle
 * @param digestEvery everything of this long is one message; 1 s to 1 d, or null
 */
public record Grouping(Duration cooldown, FoldBy foldBy, Duration digestEvery) {
  /** Nothing is folded. */
  public static final Grouping NONE = new Grouping(null, null, null);

  private static final Duration MAX = Duration.ofDays(1);

  /** What a message is folded with. */
  public enum FoldBy {
    /** Others of the same rule and vehicle. */
    VEHICLE,
    /** Others of the same rule and of vehicles of the same group. */
    GROUP
  }

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException naming the member that is wrong
   */
  public Grouping {
    check(cooldown, "grouping.cooldown_s");
    check(digestEvery, "grouping.digest_s");
    if (foldBy == null && cooldown != null) {
      foldBy = FoldBy.VEHICLE;
    }
  }

  /** Whether nothing is folded. */
  public boolean isNone() {
    return cooldown == null && digestEvery == null;
  }

  private static void check(Duration duration, String member) {
    if (duration != null && (duration.toSeconds() < 1 || duration.compareTo(MAX) > 0)) {
      throw new IllegalArgumentException(member + ": 1 to " + MAX.toSeconds() + " expected");
    }
  }
}
