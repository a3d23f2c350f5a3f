package io.fleet.gateway.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Recognises callers by what they show where no HTTP layer does: signed tokens with the same key,
 * issuer and memory, opaque tokens and certificates of devices. Each call counts in the metrics.
 */
@Singleton
public class Callers {
  private final VerifiedTokens tokens;
  private final JWTAuthContextInfo trust;
  private final KnownDevices devices;
  private final AuthenticationMeters meters;
  private final Clock clock;

  Callers(
      VerifiedTokens tokens,
      JWTAuthContextInfo trust,
      KnownDevices devices,
      AuthenticationMeters meters,
      Clock clock) {
    this.tokens = tokens;
    this.trust = trust;
    this.devices = devices;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Whether devices are known yet. Before that {@link #of} and {@link #ofCertificate} recognise no
   * device, good as its credential may be: let it come again instead of telling it that it is
   * wrong.
   */
  public boolean areReady() {
    return devices.isLoaded();
  }

  /** Who shows the token; empty if it is unknown, wrongly signed, revoked or has expired. */
  public Optional<Caller> of(String token) {
    return token.startsWith(KnownDevices.TOKEN_PREFIX)
        ? counted(AuthenticationKind.TOKEN, devices.ofToken(token).map(DeviceLogin::toCaller))
        : counted(AuthenticationKind.JWT, ofSigned(token));
  }

  /** Which device shows the certificate; empty if it is nobody's. */
  public Optional<Caller> ofCertificate(X509Certificate certificate) {
    return counted(
        AuthenticationKind.CERTIFICATE,
        devices.ofCertificate(certificate).map(DeviceLogin::toCaller));
  }

  private Optional<Caller> ofSigned(String token) {
    try {
      JsonWebToken signed = tokens.parse(token, trust);
      Caller caller = Caller.of(signed);
      boolean valid =
          caller.name() != null && caller.expiresAt().isAfter(clock.instant()) && counts(signed);
      return valid ? Optional.of(caller) : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a signed token still counts: a device's may have been revoked. */
  boolean counts(JsonWebToken signed) {
    Caller caller = Caller.of(signed);
    if (caller.name() == null) {
      return false;
    }
    if (!caller.roles().contains(Role.DEVICE)
        || Caller.onlyVehicle(caller.name(), caller.roles()).isEmpty()) {
      return true;
    }
    Instant issuedAt = Instant.ofEpochSecond(signed.getIssuedAtTime());
    return devices.isLoaded() && devices.admitsTokenOf(caller.name(), issuedAt);
  }

  private Optional<Caller> counted(AuthenticationKind kind, Optional<Caller> caller) {
    boolean unknownYet = caller.isEmpty() && !devices.isLoaded();
    if (unknownYet) {
      meters.count(kind, AuthenticationOutcome.NOT_READY);
    } else {
      meters.count(kind, caller.isPresent());
    }
    return caller;
  }
}
