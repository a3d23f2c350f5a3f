package io.fleet.notifier.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the start of a service that has no key to check tokens with. There is no default key: one
 * that everybody knows would let everybody in.
 */
@ApplicationScoped
public class KeyCheck {
  private final Optional<String> location;

  KeyCheck(@ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location) {
    this.location = location;
  }

  void onStart(@Observes StartupEvent start) {
    PublicKeyFile.check(location.orElse(""));
  }
}
