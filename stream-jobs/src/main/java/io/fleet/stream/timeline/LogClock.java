package io.fleet.stream.timeline;

/**
 * How much time has passed in one partition of the log while somebody wrote to it. A gap without
 * records and heartbeats is an outage of ours and counts as {@link #LONGEST_GAP_MS}: it ends no
 * trip.
 */
public final class LogClock {
  /** The longest time between two records that counts in full, ms; heartbeats come every second. */
  public static final long LONGEST_GAP_MS = 5_000;

  /** What reaches the log so long after it happened is late. */
  static final long LATE_AFTER_MS = 300_000;

  private static final int OFFSETS_PER_MS = 1_000;

  private long appendMs;
  private long attendedMs;
  private long version;

  public LogClock(long appendMs, long attendedMs, long version) {
    this.appendMs = appendMs;
    this.attendedMs = attendedMs;
    this.version = version;
  }

  /** A partition of which nothing has been read. */
  public LogClock() {
    this(Long.MIN_VALUE, 0, 0);
  }

  /**
   * A record was read.
   *
   * @param atMs its append time, epoch milliseconds
   * @param offset its offset
   */
  public void read(long atMs, long offset) {
    if (appendMs != Long.MIN_VALUE && atMs > appendMs) {
      attendedMs += Math.min(atMs - appendMs, LONGEST_GAP_MS);
    }
    appendMs = Math.max(appendMs, atMs);
    version = Math.max(version + 1, versionOf(atMs, offset));
  }

  /**
   * What two who have read of one partition know together: the time of who has read further, and a
   * version above all that either has given.
   */
  public LogClock with(LogClock other) {
    LogClock further = other.attendedMs > attendedMs ? other : this;
    return new LogClock(further.appendMs, further.attendedMs, Math.max(version, other.version));
  }

  /**
   * The version of what one record brings about: stays below 2^53, and rises along a partition but
   * for where more than a thousand records were appended in one millisecond; there a clock's own
   * {@link #version} does.
   */
  public static long versionOf(long appendMs, long offset) {
    return appendMs * OFFSETS_PER_MS + offset % OFFSETS_PER_MS;
  }

  /** The append time of the record that brought a version about, epoch milliseconds. */
  public static long appendMsOf(long version) {
    return version / OFFSETS_PER_MS;
  }

  /**
   * Whether something was late to be known of.
   *
   * @param version of the input that showed it
   * @param tsMs when it was so, epoch milliseconds
   */
  public static boolean isLate(long version, long tsMs) {
    return appendMsOf(version) - tsMs > LATE_AFTER_MS;
  }

  /** The newest record's append time, epoch milliseconds. */
  public long appendMs() {
    return appendMs;
  }

  /** Attended time since the first record, ms. */
  public long attendedMs() {
    return attendedMs;
  }

  /** The newest record's version: above that of every record read before. */
  public long version() {
    return version;
  }
}
