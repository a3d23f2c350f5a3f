package io.fleet.notifier.deliver;

import java.time.Duration;

/**
 * The bounds of one attempt.
 *
 * @param connectTimeout to establish a connection
 * @param requestTimeout from looking up the host to the end of the answer
 * @param responseMaxBytes of the answer's body that are read; the body is not used
 */
public record AttemptSettings(
    Duration connectTimeout, Duration requestTimeout, int responseMaxBytes) {

  /** Refuses times no attempt could keep. */
  public AttemptSettings {
    if (connectTimeout.toMillis() < 1 || requestTimeout.toMillis() < 1 || responseMaxBytes < 0) {
      throw new IllegalArgumentException("attempt: time-outs must be at least 1 ms");
    }
  }
}
