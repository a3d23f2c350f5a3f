package io.fleet.notifier.security;

/** The roles of a token's {@code groups} that this service knows. */
public final class Role {
  /** Reads what vehicles did; of endpoints only which types of event there are. */
  public static final String VIEWER = "viewer";

  /** Runs the operation: looks at endpoints, pauses them and tries them out. */
  public static final String OPERATOR = "operator";

  /** May everything. */
  public static final String ADMIN = "admin";

  private Role() {}
}
