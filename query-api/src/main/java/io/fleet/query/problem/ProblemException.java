package io.fleet.query.problem;

import java.time.Duration;

/** A failure that has a place in the closed set; the HTTP layer turns it into its answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String parameter;
  private final Duration retryAfter;

  private ProblemException(ProblemType type, String parameter, String detail, Throwable cause) {
    this(type, parameter, detail, cause, null);
  }

  private ProblemException(
      ProblemType type, String parameter, String detail, Throwable cause, Duration retryAfter) {
    super(detail, cause);
    this.type = type;
    this.parameter = parameter;
    this.retryAfter = retryAfter;
  }

  /** A parameter the client has to mend. */
  public static ProblemException parameter(String name, String expectation) {
    return new ProblemException(
        ProblemType.INVALID_PARAMETER, name, name + ": " + expectation, null);
  }

  /** Something that is not there, named by its kind only. */
  public static ProblemException unknown(String kind) {
    return new ProblemException(ProblemType.NOT_FOUND, null, "no such " + kind, null);
  }

  /** One more client of the live stream than there is room for. */
  public static ProblemException tooManyClients() {
    return new ProblemException(ProblemType.TOO_MANY_CLIENTS, null, null, null);
  }

  /** One more export than may run at once. */
  public static ProblemException tooManyExports(Duration wait) {
    return new ProblemException(ProblemType.TOO_MANY_EXPORTS, null, null, null, wait);
  }

  /** A cursor of the change feed that is older than what is kept, or of a log that is no more. */
  public static ProblemException cursorGone() {
    return new ProblemException(
        ProblemType.CURSOR_GONE,
        "after",
        "take a new cursor with after=now, read the lists again, then go on from that cursor",
        null);
  }

  /** A member of the body the client has to mend. */
  public static ProblemException body(String member, String expectation) {
    return new ProblemException(
        ProblemType.INVALID_BODY, member, member + ": " + expectation, null);
  }

  /** A caller who asks too often. */
  public static ProblemException tooOften(Duration wait) {
    return new ProblemException(ProblemType.RATE_LIMITED, null, null, null, wait);
  }

  /** A key of which nobody can say yet whether it is good. */
  public static ProblemException keysUnknown() {
    return new ProblemException(ProblemType.KEYS_UNKNOWN, null, null, null);
  }

  /** A change that the log has not acknowledged. */
  public static ProblemException notAcknowledged(Throwable cause) {
    return new ProblemException(
        ProblemType.LOG_AWAY, null, "look whether the change is there", cause);
  }

  /** The log does not answer. */
  public static ProblemException logAway(Throwable cause) {
    return new ProblemException(ProblemType.LOG_AWAY, null, null, cause);
  }

  /** A failure of the store. */
  public static ProblemException store(ProblemType type, String detail, Throwable cause) {
    return new ProblemException(type, null, detail, cause);
  }

  public ProblemType type() {
    return type;
  }

  /** Name of the parameter at fault, or null. */
  public String parameter() {
    return parameter;
  }

  /** How long the client is to wait, or null if the type says so. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
