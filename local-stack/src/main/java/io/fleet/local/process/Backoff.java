package io.fleet.local.process;

import java.time.Duration;

/**
 * How long to wait before a part that died is started again: 1 s, doubled each time up to 30 s; a
 * part that lived for 60 s starts over at 1 s.
 */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final Duration forgiven;
  private Duration next;

  public Backoff(Duration first, Duration longest, Duration forgiven) {
    this.first = first;
    this.longest = longest;
    this.forgiven = forgiven;
    this.next = first;
  }

  /** 1 s to 30 s, forgiven after 60 s. */
  public static Backoff standard() {
    return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /** The wait after a life that long. */
  public Duration afterLifeOf(Duration life) {
    if (life.compareTo(forgiven) >= 0) {
      next = first;
    }
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return wait;
  }
}
