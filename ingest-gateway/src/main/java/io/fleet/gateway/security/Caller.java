package io.fleet.gateway.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who shows a verified token.
 *
 * @param name the token's {@code upn}, without one its {@code sub}; a device's is its vehicle's id
 * @param roles the token's groups
 * @param expiresAt from when on it is no longer good
 */
public record Caller(String name, Set<String> roles, Instant expiresAt) {

  static Caller of(JsonWebToken token) {
    return new Caller(
        token.getName(),
        token.getGroups() == null ? Set.of() : Set.copyOf(token.getGroups()),
        Instant.ofEpochSecond(token.getExpirationTime()));
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
