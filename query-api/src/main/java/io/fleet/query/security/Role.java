package io.fleet.query.security;

/** The roles of a token's {@code groups} that this service knows. */
public final class Role {
  /** A driver; reads what is their own. The token's name is the driver's id. */
  public static final String DRIVER = "driver";

  /** Reads what vehicles did. */
  public static final String VIEWER = "viewer";

  /** Runs the operation: reads what went wrong, too. */
  public static final String OPERATOR = "operator";

  /** May everything. */
  public static final String ADMIN = "admin";

  private Role() {}
}
