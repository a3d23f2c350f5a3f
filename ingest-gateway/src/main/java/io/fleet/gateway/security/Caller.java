package io.fleet.gateway.security;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who shows a verified token.
 *
 * @param name the token's {@code upn}, without one its {@code sub}; a device's is its vehicle's id
 * @param roles the token's groups
 * @param expiresAt from when on it is no longer good
 * @param scopes the token's further permissions
 */
public record Caller(String name, Set<String> roles, Instant expiresAt, Set<String> scopes) {
  /** The permission to bring data of any age. */
  public static final String IMPORT = "import";

  private static final String SCOPE = "scope";

  /** Who has no further permissions. */
  public Caller(String name, Set<String> roles, Instant expiresAt) {
    this(name, roles, expiresAt, Set.of());
  }

  static Caller of(JsonWebToken token) {
    return new Caller(
        token.getName(),
        token.getGroups() == null ? Set.of() : Set.copyOf(token.getGroups()),
        Instant.ofEpochSecond(token.getExpirationTime()),
        scopesOf(token));
  }

  /** A token's further permissions: its {@code scope}, separated by blanks (RFC 8693). */
  static Set<String> scopesOf(JsonWebToken token) {
    Object scope = token.getClaim(SCOPE);
    return scope instanceof String text && !text.isBlank()
        ? Set.copyOf(List.of(text.trim().split("\\s+")))
        : Set.of();
  }

  /** Whether somebody may bring data of any age; who shows no token may not. */
  public static boolean mayImport(Principal somebody) {
    return somebody instanceof JsonWebToken token && scopesOf(token).contains(IMPORT);
  }

  /** Whether it may do everything. */
  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }

  /** Whether it is the device of that vehicle. */
  public boolean isDeviceOf(String vehicleId) {
    return roles.contains(Role.DEVICE) && vehicleId.equals(name);
  }

  /** The only vehicle it may speak for; empty if it may speak for all. */
  public static Optional<String> onlyVehicle(String name, Set<String> roles) {
    boolean all = roles.contains(Role.ADMIN) || roles.contains(Role.RELAY);
    return all ? Optional.empty() : Optional.of(name);
  }
}
