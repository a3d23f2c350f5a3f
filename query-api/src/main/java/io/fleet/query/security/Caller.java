package io.fleet.query.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever asks now, by a signed token or by a key. */
@ApplicationScoped
public class Caller {
  private final SecurityIdentity identity;
  private final SecuritySettings settings;

  Caller(SecurityIdentity identity, SecuritySettings settings) {
    this.identity = identity;
    this.settings = settings;
  }

  /** The name in the token, of a driver the driver's id; of a key {@code key:} and its id. */
  public String name() {
    return identity.getPrincipal().getName();
  }

  public Set<String> roles() {
    return identity.getRoles();
  }

  /** Whether the caller sees their own data only. */
  public boolean isDriver() {
    return identity.hasRole(Role.DRIVER)
        && Stream.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN).noneMatch(identity::hasRole);
  }

  /** The key that was shown, or null if it was a token. */
  public KeyLogin key() {
    return identity.getAttribute(KeyLogin.ATTRIBUTE);
  }

  /** The vehicle groups that token or key names; empty if it says nothing of groups. */
  public Optional<List<String>> vehicleGroups() {
    KeyLogin key = key();
    return key == null
        ? GroupsClaim.read(token().getClaim(settings.groupsClaim()))
        : Optional.ofNullable(key.groups());
  }

  /** From when on token or key is no longer good; null if it has no end. */
  public Instant expiresAt() {
    KeyLogin key = key();
    return key == null ? Instant.ofEpochSecond(token().getExpirationTime()) : key.expiresAt();
  }

  private JsonWebToken token() {
    return (JsonWebToken) identity.getPrincipal();
  }
}
