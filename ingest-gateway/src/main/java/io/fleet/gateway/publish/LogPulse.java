package io.fleet.gateway.publish;

import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Knows from what was sent and acknowledged whether the log is there, so that senders hear at once
 * when it is away instead of waiting each for their own time-out. The heartbeats keep it asking.
 * Safe for many threads.
 */
public final class LogPulse {
  private static final Logger LOG = Logger.getLogger(LogPulse.class);
  private static final long NOTHING_PENDING = Long.MIN_VALUE;

  private final Clock clock;
  private final long patienceMs;
  private long pendingSinceMs = NOTHING_PENDING;
  private boolean away;

  /**
   * @param patience how long the log may leave everything unacknowledged before it counts as away
   */
  public LogPulse(Clock clock, Duration patience) {
    this.clock = clock;
    this.patienceMs = patience.toMillis();
  }

  /** Something was sent. */
  public synchronized void sent() {
    if (pendingSinceMs == NOTHING_PENDING) {
      pendingSinceMs = clock.millis();
    }
  }

  /** Something was acknowledged. */
  public synchronized void acknowledged() {
    pendingSinceMs = NOTHING_PENDING;
    if (away) {
      away = false;
      LOG.info("log is back");
    }
  }

  /** Whether it makes no sense to send now. */
  public synchronized boolean isAway() {
    if (!away
        && pendingSinceMs != NOTHING_PENDING
        && clock.millis() - pendingSinceMs > patienceMs) {
      away = true;
      LOG.warnf("log is away: nothing acknowledged for %d ms", patienceMs);
    }
    return away;
  }
}
