package io.fleet.query.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever asks now, by a signed token, a key, or a ticket that was asked for with either. */
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

  /** The ticket that was shown, or null. */
  public TicketLogin ticket() {
    return identity.getAttribute(TicketLogin.ATTRIBUTE);
  }

  /** What a ticket has to say of the caller. */
  public TicketLogin forTicket(Object filter) {
    return new TicketLogin(
        name(), Set.copyOf(roles()), vehicleGroups().orElse(null), expiresAt(), key(), filter);
  }

  /** The token as it was shown; null if it was none. */
  public String rawToken() {
    return identity.getPrincipal() instanceof JsonWebToken token ? token.getRawToken() : null;
  }

  /** The vehicle groups that token or key names; empty if it says nothing of groups. */
  public Optional<List<String>> vehicleGroups() {
    if (ticket() != null) {
      return Optional.ofNullable(ticket().groups());
    }
    KeyLogin key = key();
    return key == null
        ? GroupsClaim.read(token().getClaim(settings.groupsClaim()))
        : Optional.ofNullable(key.groups());
  }

  /** From when on token or key is no longer good; null if it has no end. */
  public Instant expiresAt() {
    if (ticket() != null) {
      return ticket().expiresAt();
    }
    KeyLogin key = key();
    return key == null ? Instant.ofEpochSecond(token().getExpirationTime()) : key.expiresAt();
  }

  private JsonWebToken token() {
    return (JsonWebToken) identity.getPrincipal();
  }
}
