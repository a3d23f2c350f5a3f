package io.fleet.query.security;

import io.fleet.query.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Recognises callers: keys of machines itself, as bearer or in {@code X-Api-Key}; streams of
 * browsers by what those can send; signed tokens by SmallRye's own mechanism, which it stands
 * before. Who shows two things at once is refused, but for a cookie, which browsers send unasked.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class HttpLogins implements HttpAuthenticationMechanism {
  private static final String KEY_HEADER = "X-Api-Key";
  private static final String BEARER = "bearer ";

  private final JWTAuthMechanism signedTokens;
  private final KnownKeys keys;
  private final StreamLogins streams;

  HttpLogins(JWTAuthMechanism signedTokens, KnownKeys keys, StreamLogins streams) {
    this.signedTokens = signedTokens;
    this.keys = keys;
    this.streams = streams;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String bearer = bearer(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    String key = context.request().getHeader(KEY_HEADER);
    if (streams.showsTicket(context)) {
      return key == null && bearer == null ? streams.ofTicket(context) : refused();
    }
    if (key != null) {
      return bearer == null ? ofKey(key.strip()) : refused();
    }
    if (bearer == null && streams.showsCookie(context)) {
      return streams.ofCookie(context, identities);
    }
    return bearer != null && bearer.startsWith(KnownKeys.PREFIX)
        ? ofKey(bearer)
        : signedTokens.authenticate(context, identities);
  }

  /** Before the keys are known, a good one must not be taken for a bad one. */
  private Uni<SecurityIdentity> ofKey(String key) {
    return keys.login(key)
        .map(login -> Uni.createFrom().item(identity(login)))
        .orElseGet(
            () ->
                keys.areKnown()
                    ? refused()
                    : Uni.createFrom().failure(ProblemException.keysUnknown()));
  }

  private static Uni<SecurityIdentity> refused() {
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  private static SecurityIdentity identity(KeyLogin login) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(login.name()))
        .addRole(login.role())
        .addAttribute(KeyLogin.ATTRIBUTE, login)
        .build();
  }

  private static String bearer(String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return signedTokens.getChallenge(context);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return signedTokens.getCredentialTypes();
  }
}
