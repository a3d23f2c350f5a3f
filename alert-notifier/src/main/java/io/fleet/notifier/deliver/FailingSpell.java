package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long an endpoint has failed without a success between. It is noted once that is a minute, so
 * that one that comes and goes writes nothing, and taken up again after a restart.
 */
final class FailingSpell {
  private static final long NOTED_AFTER_MS = 60_000;

  private final String endpointId;
  private final EndpointHealth health;
  private final long disableAfterMs;
  private OptionalLong sinceMs;
  private boolean noted;

  FailingSpell(String endpointId, EndpointHealth health, Duration disableAfter) {
    this.endpointId = endpointId;
    this.health = health;
    this.disableAfterMs = disableAfter.toMillis();
    this.sinceMs = health.failingSinceMs(endpointId);
    this.noted = sinceMs.isPresent();
  }

  /** Whether it has now failed for so long that it is to be given up. */
  boolean failed(long nowMs) {
    if (sinceMs.isEmpty()) {
      sinceMs = OptionalLong.of(nowMs);
    }
    long lastedMs = nowMs - sinceMs.getAsLong();
    if (noted && lastedMs >= disableAfterMs && hasSucceededElsewhere()) {
      end();
      return failed(nowMs);
    }
    if (!noted && lastedMs >= NOTED_AFTER_MS) {
      health.failingSince(endpointId, sinceMs);
      noted = true;
    }
    return lastedMs >= disableAfterMs;
  }

  /** Another instance that got through to it has taken the note back. */
  private boolean hasSucceededElsewhere() {
    return health.failingSinceMs(endpointId).isEmpty();
  }

  /** Something was delivered, or all is different from now on. */
  void end() {
    if (noted) {
      health.failingSince(endpointId, OptionalLong.empty());
    }
    sinceMs = OptionalLong.empty();
    noted = false;
  }
}
