package io.fleet.simulator.post;

import java.time.Duration;

/**
 * What became of one request.
 *
 * @param kind what to do next
 * @param tally how each event fared, when {@link Kind#TAKEN}; else empty
 * @param retryAfter what the gateway asks to wait, or zero
 * @param detail a sentence for people; no content, no token
 */
public record PostOutcome(Kind kind, Tally tally, Duration retryAfter, String detail) {
  /** A closed set. */
  public enum Kind {
    /** The gateway has judged every event; nothing is to be sent again. */
    TAKEN,
    /** Nobody there, overloaded, or its log is down: the same again, later. */
    LATER,
    /** The token is not accepted. */
    DENIED,
    /** The request as a whole is refused; the same again would be refused again. */
    REJECTED
  }

  static PostOutcome taken(Tally tally) {
    return new PostOutcome(Kind.TAKEN, tally, Duration.ZERO, "taken");
  }

  static PostOutcome later(Duration retryAfter, String detail) {
    return new PostOutcome(Kind.LATER, Tally.NONE, retryAfter, detail);
  }

  static PostOutcome denied(String detail) {
    return new PostOutcome(Kind.DENIED, Tally.NONE, Duration.ZERO, detail);
  }

  static PostOutcome rejected(String detail) {
    return new PostOutcome(Kind.REJECTED, Tally.NONE, Duration.ZERO, detail);
  }
}
