package io.fleet.gateway.security;

import java.time.Instant;
import java.util.Set;

/**
 * A device that has shown a credential of its own.
 *
 * @param deviceId who it is
 * @param credentialId which of its credentials it has shown; no secret
 * @param expiresAt from when on the credential is no longer good, {@link #NEVER} if it has no end
 */
public record DeviceLogin(String deviceId, String credentialId, Instant expiresAt) {
  /** Beyond the life of every connection, and within what timers can count. */
  public static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

  Caller toCaller() {
    return new Caller(deviceId, Set.of(Role.DEVICE), expiresAt);
  }
}
