package io.fleet.gateway.admit;

/** A whole request is refused before any of its events is published. */
public final class BodyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why; stable. */
  public enum Reason {
    /** No JSON, not of its encoding, or cut short. */
    MALFORMED,
    /** More bytes than allowed, as sent or expanded. */
    TOO_LARGE,
    /** More events than allowed. */
    TOO_MANY_EVENTS,
    /** The gateway holds as many bytes as it may; the sender comes again later. */
    OVERLOADED
  }

  private final Reason reason;

  /**
   * @param detail a sentence for people, without content of the message
   */
  public BodyRefusedException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
