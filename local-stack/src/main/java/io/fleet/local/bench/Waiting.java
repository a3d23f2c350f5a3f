package io.fleet.local.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Looks again every 200 ms, and gives up some time. */
public final class Waiting {
  private static final long STEP_MS = 200;
  private static final long SLOWEST_EVENTS_PER_S = 2_000;
  private static final Duration START = Duration.ofMinutes(3);

  private final String what;
  private final long deadlineNs;

  private Waiting(String what, Duration patience) {
    this.what = what;
    this.deadlineNs = System.nanoTime() + patience.toNanos();
  }

  /** Patience for so many events at the slowest pace that is believed, and for a start. */
  public static Waiting forEvents(long events, String what) {
    return new Waiting(what, START.plusSeconds(events / SLOWEST_EVENTS_PER_S));
  }

  public static Waiting atMost(Duration patience, String what) {
    return new Waiting(what, patience);
  }

  /** Sleeps one step; fails when it took too long. */
  public void pause() throws InterruptedException {
    if (System.nanoTime() > deadlineNs) {
      throw new IllegalStateException(what + " did not come to its end in time");
    }
    TimeUnit.MILLISECONDS.sleep(STEP_MS);
  }
}
