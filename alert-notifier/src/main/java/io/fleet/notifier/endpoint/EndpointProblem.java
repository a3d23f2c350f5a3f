package io.fleet.notifier.endpoint;

/** Why a change of an endpoint is not made; the message is for the one who asked for it. */
public final class EndpointProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The closed set of reasons. */
  public enum Reason {
    /** There is no such endpoint. */
    NOT_FOUND,
    /** It contradicts what is there. */
    CONFLICT,
    /** Somebody else has changed it. */
    OTHER_VERSION,
    /** There is no key to keep secrets with. */
    NO_KEY,
    /** Endpoints are not known yet. */
    NOT_READY,
    /** The log does not take it, or does not give it back: it is perhaps stored. */
    LOG_AWAY
  }

  private final Reason reason;

  EndpointProblem(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
