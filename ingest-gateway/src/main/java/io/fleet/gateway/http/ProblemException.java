package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyRefusedException;

/** Carries a problem up to where it is answered. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;

  /**
   * @param detail a sentence for people, or null
   */
  public ProblemException(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
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

  /** Which kind of problem it is. */
  public ProblemType type() {
    return type;
  }
}
