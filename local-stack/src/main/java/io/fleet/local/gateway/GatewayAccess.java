package io.fleet.local.gateway;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A stack's gateway, with a token that may change everything, good for five minutes.
 *
 * @param gateway where it is
 * @param token for the header {@code Authorization}
 */
public record GatewayAccess(URI gateway, String token) {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /**
   * That of the stack in a directory.
   *
   * @param subject who asks, as it will stand in what is written
   * @throws IllegalStateException if there has never been a stack
   */
  public static GatewayAccess of(DataDirectory directory, String subject)
      throws IOException, GeneralSecurityException {
    try {
      TokenMinter minter = new Secrets(directory.secrets(), Clock.systemUTC()).minter();
      String token = minter.mint(subject, List.of("admin"), "", LIFE);
      String url = Ports.remembered(directory.ports()).url(PortName.INGEST_GATEWAY);
      return new GatewayAccess(URI.create(url), token);
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "no key yet in " + directory.root() + "; run fleet up first", e);
    }
  }

  @Override
  public String toString() {
    return gateway.toString();
  }
}
