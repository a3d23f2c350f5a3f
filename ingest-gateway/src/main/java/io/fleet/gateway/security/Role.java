package io.fleet.gateway.security;

/** Roles in a token's {@code groups} that may do something here. */
public final class Role {
  /** A tracker; posts for the one vehicle its token names. */
  public static final String DEVICE = "device";

  /** A program that posts for any vehicle: a simulator, a replay, a bridge from another system. */
  public static final String RELAY = "relay";

  /** A driver, with an app of their own; sees and changes what is theirs. */
  public static final String DRIVER = "driver";

  /** Reads what vehicles did; changes nothing. */
  public static final String VIEWER = "viewer";

  /** Runs the operation: devices, credentials, reference data, commands. */
  public static final String OPERATOR = "operator";

  /** May do everything. */
  public static final String ADMIN = "admin";

  private Role() {}
}
