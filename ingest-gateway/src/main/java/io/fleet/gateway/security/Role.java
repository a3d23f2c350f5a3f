package io.fleet.gateway.security;

/** Roles in a token's {@code groups} that may do something here. */
public final class Role {
  /** A tracker, or a program that posts like one. */
  public static final String DEVICE = "device";

  /** May do everything. */
  public static final String ADMIN = "admin";

  private Role() {}
}
