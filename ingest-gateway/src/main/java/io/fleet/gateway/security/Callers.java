package io.fleet.gateway.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Recognises callers by their bearer tokens where no HTTP layer does: with the same key, issuer and
 * memory.
 */
@Singleton
public class Callers {
  private final VerifiedTokens tokens;
  private final JWTAuthContextInfo trust;
  private final Clock clock;

  Callers(VerifiedTokens tokens, JWTAuthContextInfo trust, Clock clock) {
    this.tokens = tokens;
    this.trust = trust;
    this.clock = clock;
  }

  /** Who shows the token; empty if it is unknown, wrongly signed or has expired. */
  public Optional<Caller> of(String token) {
    try {
      Caller caller = Caller.of(tokens.parse(token, trust));
      boolean valid = caller.name() != null && caller.expiresAt().isAfter(clock.instant());
      return valid ? Optional.of(caller) : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
