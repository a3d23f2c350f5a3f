package io.fleet.query.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.auth.principal.PrincipalUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import org.eclipse.microprofile.jwt.Claims;

/**
 * Takes roles from the one claim that is said to hold them. SmallRye itself prefers {@code groups}
 * wherever it is there, and at an identity provider that may be anything.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class RolesClaim extends JWTCallerPrincipalFactory {
  private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
  private final VerifiedTokens verified;

  RolesClaim(Clock clock) {
    this.verified = new VerifiedTokens(clock, Ticker.systemTicker());
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo trust) throws ParseException {
    return verified.caller(token, shown -> verify(shown, trust));
  }

  private JWTCallerPrincipal verify(String token, JWTAuthContextInfo trust) throws ParseException {
    var claims = parser.parse(token, trust).getJwtClaims();
    String rolesClaim = trust.getGroupsPath();
    if (rolesClaim != null && !rolesClaim.equals(Claims.groups.name())) {
      claims.unsetClaim(Claims.groups.name());
      PrincipalUtils.setClaims(claims, token, trust);
    }
    return new DefaultJWTCallerPrincipal("JWT", claims);
  }
}
