package io.fleet.query.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;

/**
 * Whom a token names, for some seconds after its signature was found good: a client shows the same
 * one with every request. A key that is withdrawn is trusted for as much longer, a token never
 * beyond its end.
 */
final class VerifiedTokens {
  /** How long a signature is not looked at again. */
  static final Duration TRUSTED_FOR = Duration.ofSeconds(10);

  private static final int MAX_TOKENS = 10_000;

  private final Clock clock;
  private final Cache<String, JWTCallerPrincipal> verified;

  /** Checks a token in full. */
  interface Check {
    /**
     * @throws ParseException if it is not good
     */
    JWTCallerPrincipal verify(String token) throws ParseException;
  }

  VerifiedTokens(Clock clock, Ticker ticker) {
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(TRUSTED_FOR)
            .ticker(ticker)
            .build();
  }

  /**
   * Whom it names.
   *
   * @throws ParseException if it is not good; such a one is looked at each time it comes
   */
  JWTCallerPrincipal caller(String token, Check check) throws ParseException {
    JWTCallerPrincipal known = verified.getIfPresent(token);
    if (known != null && known.getExpirationTime() > clock.instant().getEpochSecond()) {
      return known;
    }
    JWTCallerPrincipal caller = check.verify(token);
    verified.put(token, caller);
    return caller;
  }
}
