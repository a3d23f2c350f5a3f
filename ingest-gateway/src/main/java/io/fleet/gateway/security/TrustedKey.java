package io.fleet.gateway.security;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start without a key to verify tokens with: either {@code FLEET_JWT_JWKS_URL} names the
 * HTTPS address of an identity provider's keys, or {@code FLEET_JWT_PUBLIC_KEY} a file with an RSA
 * key as PEM. Plain HTTP is taken from this machine alone.
 */
@Singleton
public class TrustedKey {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final String location;

  TrustedKey(@ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
    this.location = location;
  }

  void check(@Observes StartupEvent event) {
    check(location);
  }

  /**
   * Looks at a place of keys.
   *
   * @throws IllegalStateException with what to set
   */
  static void check(String location) {
    if (location.startsWith("https:")) {
      return; // fetched when first needed: a provider that is away must not keep the gateway away
    }
    if (location.startsWith("http:")) {
      checkLoopback(location);
      return;
    }
    try {
      KeyUtils.decodePublicKey(Files.readString(Path.of(location)));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalStateException("FLEET_JWT_PUBLIC_KEY: no public key at " + location, e);
    }
  }

  private static void checkLoopback(String location) {
    String host = URI.create(location).getHost();
    if (host == null || !LOOPBACK.matcher(host).matches()) {
      throw new IllegalStateException("FLEET_JWT_JWKS_URL: https is needed: " + location);
    }
  }
}
