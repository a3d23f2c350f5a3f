package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyRefusedException;
import java.time.Duration;

/** Carries a problem up to where it is answered. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Duration retryAfter;

  /**
   * @param detail a sentence for people, or null
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  private ProblemException(ProblemType type, String detail, Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.retryAfter = retryAfter;
  }

  static ProblemException rateLimited(Duration retryAfter) {
    return new ProblemException(
        ProblemType.RATE_LIMITED, "more events than this device may send", retryAfter);
  }

  static ProblemException of(BodyRefusedException refusal) {
    ProblemType type =
        switch (refusal.reason()) {
          case MALFORMED -> ProblemType.MALFORMED;
          case TOO_LARGE -> ProblemType.TOO_LARGE;
          case TOO_MANY_EVENTS -> ProblemType.TOO_MANY_EVENTS;
          case OVERLOADED -> ProblemType.OVERLOADED;
        };
    return new ProblemException(type, refusal.getMessage());
  }

  /** How long to stay away, whole seconds; null leaves that to the type. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** Which kind of problem it is. */
  public ProblemType type() {
    return type;
  }
}
