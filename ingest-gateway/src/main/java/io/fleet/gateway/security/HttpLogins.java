package io.fleet.gateway.security;

import io.netty.handler.codec.http.HttpHeaderNames;
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
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Recognises callers over HTTP: opaque tokens and certificates of devices itself, signed tokens by
 * SmallRye's own mechanism, which it stands before. A certificate counts where no token is shown.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class HttpLogins implements HttpAuthenticationMechanism {
  /** The identity's attribute that names the credential a device has shown. */
  public static final String CREDENTIAL_ID = "fleet.credential";

  private static final String BEARER = "bearer ";
  private static final int BEFORE_OTHERS = 5_000;

  private final JWTAuthMechanism signedTokens;
  private final VerifiedTokens verified;
  private final Callers callers;
  private final KnownDevices devices;
  private final FailedLogins failures;
  private final AuthenticationMeters meters;

  HttpLogins(
      JWTAuthMechanism signedTokens,
      VerifiedTokens verified,
      Callers callers,
      KnownDevices devices,
      FailedLogins failures,
      AuthenticationMeters meters) {
    this.signedTokens = signedTokens;
    this.verified = verified;
    this.callers = callers;
    this.devices = devices;
    this.failures = failures;
    this.meters = meters;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String token = bearerToken(context);
    if (token == null) {
      X509Certificate certificate = certificate(context);
      return certificate == null
          ? Uni.createFrom().nullItem()
          : device(context, AuthenticationKind.CERTIFICATE, devices.ofCertificate(certificate));
    }
    return token.startsWith(KnownDevices.TOKEN_PREFIX)
        ? device(context, AuthenticationKind.TOKEN, devices.ofToken(token))
        : signed(context, token, identities);
  }

  private Uni<SecurityIdentity> device(
      RoutingContext context, AuthenticationKind kind, Optional<DeviceLogin> login) {
    if (login.isEmpty()) {
      return Uni.createFrom().failure(devices.isLoaded() ? refused(context, kind) : notReady(kind));
    }
    meters.count(kind, AuthenticationOutcome.ACCEPTED);
    return Uni.createFrom().item(identity(login.get()));
  }

  private static SecurityIdentity identity(DeviceLogin login) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(login.deviceId()))
        .addRole(Role.DEVICE)
        .addAttribute(CREDENTIAL_ID, login.credentialId())
        .build();
  }

  private Uni<SecurityIdentity> signed(
      RoutingContext context, String token, IdentityProviderManager identities) {
    return verified
        .prepare(token)
        .emitOn(backTo(Vertx.currentContext()))
        .chain(() -> signedTokens.authenticate(context, identities))
        .map(this::stillCounting)
        .invoke(identity -> meters.count(AuthenticationKind.JWT, AuthenticationOutcome.ACCEPTED))
        .onFailure(NotReadyException.class)
        .transform(failure -> notReady(AuthenticationKind.JWT))
        .onFailure(AuthenticationFailedException.class)
        .transform(failure -> refused(context, AuthenticationKind.JWT));
  }

  /** Where the request's own context is, whatever thread the key came on. */
  private static Executor backTo(Context context) {
    return work -> {
      if (context == null || Vertx.currentContext() == context) {
        work.run();
      } else {
        context.runOnContext(nothing -> work.run());
      }
    };
  }

  private SecurityIdentity stillCounting(SecurityIdentity identity) {
    if (identity == null) { // where a token should be there is none
      throw new AuthenticationFailedException();
    }
    if (callers.counts((JsonWebToken) identity.getPrincipal())) {
      return identity;
    }
    if (devices.isLoaded()) {
      throw new AuthenticationFailedException();
    }
    throw new NotReadyException();
  }

  private RuntimeException notReady(AuthenticationKind kind) {
    meters.count(kind, AuthenticationOutcome.NOT_READY);
    return new NotReadyException();
  }

  private RuntimeException refused(RoutingContext context, AuthenticationKind kind) {
    return failures
        .failed(context.request().remoteAddress().hostAddress())
        .map(
            wait -> {
              meters.count(kind, AuthenticationOutcome.TOO_MANY);
              return (RuntimeException) new TooManyFailuresException(wait);
            })
        .orElseGet(
            () -> {
              meters.count(kind, AuthenticationOutcome.REFUSED);
              return new AuthenticationFailedException();
            });
  }

  private static String bearerToken(RoutingContext context) {
    String header = context.request().headers().get(HttpHeaderNames.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  private static X509Certificate certificate(RoutingContext context) {
    if (!context.request().isSSL()) {
      return null;
    }
    try {
      return (X509Certificate) context.request().sslSession().getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return signedTokens.getChallenge(context);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return signedTokens.getCredentialTypes();
  }

  @Override
  public int getPriority() {
    return BEFORE_OTHERS;
  }
}
