package io.fleet.gateway.device;

import io.fleet.gateway.reference.ReferenceFeed;
import io.fleet.gateway.security.AuthenticationKind;
import io.fleet.gateway.security.AuthenticationMeters;
import io.fleet.gateway.security.DeviceLogin;
import io.fleet.gateway.security.KnownDevices;
import io.fleet.gateway.security.TrackingKeys;
import jakarta.inject.Singleton;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Recognises devices by what they show: one hash and one look-up, however many there are. */
@Singleton
public class DeviceLogins implements KnownDevices, TrackingKeys {
  /** Nothing that counts is longer; what is longer is not even hashed. */
  private static final int MAX_LENGTH = 256;

  private final DeviceRegistry registry;
  private final ReferenceFeed feed;
  private final AuthenticationMeters meters;
  private final Clock clock;

  DeviceLogins(
      DeviceRegistry registry, ReferenceFeed feed, AuthenticationMeters meters, Clock clock) {
    this.registry = registry;
    this.feed = feed;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public boolean isLoaded() {
    return feed.isLoaded();
  }

  @Override
  public Optional<DeviceLogin> ofToken(String token) {
    return token.length() > MAX_LENGTH
        ? Optional.empty()
        : login(CredentialKind.TOKEN, Fingerprint.of(token));
  }

  @Override
  public Optional<DeviceLogin> ofCertificate(X509Certificate certificate) {
    try {
      return login(CredentialKind.CERTIFICATE, Fingerprint.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> deviceOf(String key) {
    Optional<String> device =
        key.length() > MAX_LENGTH
            ? Optional.empty()
            : login(CredentialKind.TRACKING_KEY, Fingerprint.of(key)).map(DeviceLogin::deviceId);
    meters.count(AuthenticationKind.TRACKING_KEY, device.isPresent());
    return device;
  }

  @Override
  public boolean admitsTokenOf(String deviceId, Instant issuedAt) {
    Device device = registry.get(deviceId);
    return !device.blocked() && !issuedAt.isBefore(device.notBefore());
  }

  private Optional<DeviceLogin> login(CredentialKind kind, String hash) {
    Instant now = clock.instant();
    return registry
        .ownerOf(hash)
        .filter(device -> !device.blocked() && !device.deleted())
        .flatMap(
            device ->
                device
                    .byHash(hash)
                    .filter(shown -> shown.kind() == kind && shown.isLiveAt(now))
                    .map(shown -> new DeviceLogin(device.id(), shown.id(), end(shown))));
  }

  private static Instant end(Credential shown) {
    return shown.expiresAt() == null ? DeviceLogin.NEVER : shown.expiresAt();
  }
}
