package io.fleet.gateway.security;

/** Roles in a token's {@code groups} that may do something here. */
public final class Role {
  /** A tracker; posts for the one vehicle its token names. */
  public static final String DEVICE = "device";

  /** A driver's app; posts events and calls for help in the name its token has. */
  public static final String DRIVER = "driver";

  /** A program that posts for any vehicle: a simulator, a replay, a bridge from another system. */
  public static final String RELAY = "relay";

  /** May do everything. */
  public static final String ADMIN = "admin";

  private Role() {}
}
