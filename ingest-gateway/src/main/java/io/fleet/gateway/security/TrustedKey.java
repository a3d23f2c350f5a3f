package io.fleet.gateway.security;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start without a readable public key: the place named by {@code FLEET_JWT_PUBLIC_KEY}
 * must hold an RSA key as PEM.
 */
@Singleton
public class TrustedKey {
  private final String location;

  TrustedKey(@ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
    this.location = location;
  }

  void check(@Observes StartupEvent event) {
    try {
      KeyUtils.decodePublicKey(Files.readString(Path.of(location)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("FLEET_JWT_PUBLIC_KEY: no public key at " + location, e);
    }
  }
}
