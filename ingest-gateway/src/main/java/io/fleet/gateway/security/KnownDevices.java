package io.fleet.gateway.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Knows the devices, their credentials, and which of them count no longer. Never blocks. */
public interface KnownDevices {
  /** What every opaque token of a device begins with; no other kind of token does. */
  String TOKEN_PREFIX = "flt_";

  /** Whether everything that stood in the log when the gateway started is known. */
  boolean isLoaded();

  /** Whose opaque token it is; empty if it is nobody's, revoked, expired, or the device blocked. */
  Optional<DeviceLogin> ofToken(String token);

  /** Whose client certificate it is, as {@link #ofToken}. */
  Optional<DeviceLogin> ofCertificate(X509Certificate certificate);

  /**
   * Whether a token that somebody else has signed for the device counts: not while it is blocked,
   * nor if it is older than the device's last revocation of everything.
   *
   * @param issuedAt when it was signed
   */
  boolean admitsTokenOf(String deviceId, Instant issuedAt);
}
