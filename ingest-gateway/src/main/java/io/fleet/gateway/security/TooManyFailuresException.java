package io.fleet.gateway.security;

import java.time.Duration;

/** The caller's credential is wrong, and so were too many others from its address. */
public final class TooManyFailuresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyFailuresException(Duration retryAfter) {
    super("too many failures", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** How long the caller is to stay away. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
