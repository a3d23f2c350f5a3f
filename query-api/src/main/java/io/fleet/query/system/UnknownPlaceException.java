package io.fleet.query.system;

/** A log that answers and does not say how far a reader is. */
final class UnknownPlaceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it does not say. */
  enum Reason {
    /** The reader has told no place: it has never run, or completed no checkpoint. */
    NOTHING_TOLD,
    /** This service may not ask. */
    NOT_ALLOWED
  }

  private final Reason reason;

  UnknownPlaceException(Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
