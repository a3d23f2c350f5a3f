package io.fleet.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/**
 * Verifies a token's signature once and remembers the caller while the token is valid, ten minutes
 * at most; a device posts with the same token many times a second. Holds a bounded number of
 * callers, and none whose token was refused. Whether a device's token still counts is asked anew
 * every time, by who asks here.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {
  private static final int MAX_TOKENS = 10_000;
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private final SignatureCheck check;
  private final JWTAuthContextInfo trust;
  private final Clock clock;
  private final Cache<String, JWTCallerPrincipal> callers =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(MAX_AGE).build();

  VerifiedTokens(SignatureCheck check, JWTAuthContextInfo trust, Clock clock) {
    this.check = check;
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * Makes sure that {@link #parse} of the token will not wait for a key from elsewhere.
   *
   * @return fails with {@link AuthenticationFailedException} if the token is not good, with {@link
   *     NotReadyException} if the key cannot be had
   */
  Uni<Void> prepare(String token) {
    if (!check.mayWait(trust) || known(token) != null) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .completionStage(() -> check.parseElsewhere(token, trust))
        .invoke(verified -> callers.put(token, verified))
        .replaceWithVoid();
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
    JWTCallerPrincipal known = known(token);
    if (known != null) {
      return known;
    }
    JWTCallerPrincipal verified = check.parse(token, context);
    callers.put(token, verified);
    return verified;
  }

  private JWTCallerPrincipal known(String token) {
    JWTCallerPrincipal known = callers.getIfPresent(token);
    boolean valid = known != null && known.getExpirationTime() > clock.instant().getEpochSecond();
    return valid ? known : null;
  }
}
