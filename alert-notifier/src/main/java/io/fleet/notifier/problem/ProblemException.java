package io.fleet.notifier.problem;

/** A failure that has a place in the closed set; the HTTP layer turns it into its answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String member;

  /**
   * A failure that no single member is at fault for.
   *
   * @param detail what was wrong this time, or null
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, null, detail);
  }

  /**
   * A failure one member is at fault for.
   *
   * @param member of the body, parameter or header; or null
   * @param detail what was wrong this time, or null
   */
  public ProblemException(ProblemType type, String member, String detail) {
    super(detail);
    this.type = type;
    this.member = member;
  }

  /**
   * A body that is refused.
   *
   * @param problem {@code member: expectation}
   */
  public static ProblemException invalid(String problem) {
    int colon = problem.indexOf(':');
    String member = colon < 0 ? null : problem.substring(0, colon);
    return new ProblemException(ProblemType.INVALID, member, problem);
  }

  public ProblemType type() {
    return type;
  }

  /** The member at fault, or null. */
  public String member() {
    return member;
  }
}
