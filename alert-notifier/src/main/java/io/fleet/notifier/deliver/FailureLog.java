package io.fleet.notifier.deliver;

import java.time.Clock;
import org.jboss.logging.Logger;

/** Tells that an endpoint fails, at once and then once a minute at most. */
final class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class);
  private static final long QUIET_MS = 60_000;

  private final String endpointId;
  private final Clock clock;
  private long quietUntilMs;
  private int failures;

  FailureLog(String endpointId, Clock clock) {
    this.endpointId = endpointId;
    this.clock = clock;
  }

  /**
   * @param reason carries no address, URL or content
   */
  void add(String reason) {
    failures++;
    if (clock.millis() >= quietUntilMs) {
      LOG.warnf("endpoint %s fails: %s (%d failed attempts)", endpointId, reason, failures);
      quietUntilMs = clock.millis() + QUIET_MS;
      failures = 0;
    }
  }
}
