package io.fleet.query.problem;

/** A failure that has a place in the closed set; the HTTP layer turns it into its answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String parameter;

  private ProblemException(ProblemType type, String parameter, String detail, Throwable cause) {
    super(detail, cause);
    this.type = type;
    this.parameter = parameter;
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

  /** A cursor of the change feed that is older than what is kept, or of a log that is no more. */
  public static ProblemException cursorGone() {
    return new ProblemException(
        ProblemType.CURSOR_GONE,
        "after",
        "take a new cursor with after=now, read the lists again, then go on from that cursor",
        null);
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
}
